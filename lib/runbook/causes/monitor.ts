import type { monitorCauses } from "@/lib/diagnosis/causes/monitor";
import { look } from "@/lib/runbook/check";
import type { Runbook } from "@/lib/runbook/runbook";
import { askByHand, fixUrl, headers, load, worker } from "@/lib/runbook/shared";
import { nginx, rfc, system } from "@/lib/runbook/sources";

const allowPrivate = look("If this installation is yours, allow the address range with PROBE_ALLOW_PRIVATE.");
const targetIsFine = "The target may be well: look from elsewhere before you wake somebody.";

/** The checking side itself, or the request as the check makes it. */
export const monitorRunbooks: Record<keyof typeof monitorCauses, Runbook> = {
  "monitor-bad-url": {
    meaning:
      "The URL of the check cannot be checked: it is not a whole URL, or leads to an address that checks may not reach.",
    checks: [fixUrl, allowPrivate, look("See what the name leads to.", "dig +short {host}")],
    retry: { helps: false, why: "The URL must be changed." },
    prevent: ["Copy the URL from a browser that shows the page."],
    sources: [rfc(3986, "3", "parts of a URL"), system.nodeErrors],
  },
  "monitor-blocked-port": {
    meaning:
      "Checks may not connect to this port or address. That keeps a monitor from being used against other people's machines or its own network.",
    checks: [allowPrivate, fixUrl, look("See which address the name leads to.", "dig +short {host}")],
    retry: { helps: false, why: "A rule decides the same each time." },
    prevent: ["Check the public name, or run the check inside your network."],
    sources: [system.badPorts, rfc(6890, null, "addresses for special purposes")],
  },
  "monitor-out-of-fds": {
    meaning: `The process that checks has no file descriptors left. ${targetIsFine}`,
    checks: [
      look("Raise the limit of open files for the worker.", "ulimit -n"),
      look("Look how many are open in the whole machine.", "cat /proc/sys/fs/file-nr"),
      worker,
    ],
    retry: { helps: true, why: "Descriptors come free when other checks end." },
    prevent: ["Set the limit above four times the number of checks at the same time."],
    sources: [system.limits],
  },
  "monitor-out-of-ports": {
    meaning: `The machine that checks has no local ports left. ${targetIsFine}`,
    checks: [
      look("Look at the sockets in use.", "ss -s"),
      look("Look at the range of ports.", "sysctl net.ipv4.ip_local_port_range"),
      worker,
    ],
    retry: { helps: true, why: "Closed connections free their port within a minute." },
    prevent: ["Widen the range of local ports.", "Spread checks over more machines."],
    sources: [system.ip],
  },
  "monitor-no-network": {
    meaning: `The machine that checks has lost its network. ${targetIsFine}`,
    checks: [
      look("Try an unrelated address from the machine that checks.", "curl -sI -m 5 https://example.com"),
      look("Look at its routes and links.", "ip route; ip -s link"),
      worker,
    ],
    retry: { helps: true, why: "When the network is back." },
    prevent: ["Check from more than one place, and believe a failure when two agree."],
    sources: [system.connect],
  },
  "monitor-aborted": {
    meaning:
      "The monitor broke the check off itself, mostly because it was told to stop. The target's log shows a client that went away (nginx: 499).",
    checks: [
      worker,
      askByHand,
      look(
        "Look whether the worker was restarted at that time.",
        "journalctl --since '1 hour ago' --no-pager | grep -i -E 'hopcheck|worker'",
      ),
    ],
    retry: { helps: true, why: "The next check runs as usual." },
    prevent: ["Let the worker finish its checks when it is told to stop."],
    sources: [system.nodeErrors],
  },
  "monitor-local-address": {
    meaning: "The source address that checks are set to use cannot be used on this machine.",
    checks: [
      look("Look at the addresses of the machine.", "ip address"),
      look("Look at the source address in the worker's configuration."),
      worker,
    ],
    retry: { helps: false, why: "The address must be there first." },
    prevent: ["Set a source address only where it is needed."],
    sources: [system.ip],
  },
  "monitor-egress-proxy": {
    meaning: `The answer was made by the outgoing proxy of the machine that checks, not by the target. ${targetIsFine}`,
    checks: [
      look("Check without it.", "curl -sv --noproxy '*' -o /dev/null {url}"),
      look("Look at that proxy's log."),
      look("Look which proxy is set.", "env | grep -i _proxy"),
    ],
    retry: { helps: false, why: "The proxy must be mended or left out." },
    prevent: ["Let checks leave without a proxy."],
    sources: [rfc(9110, "15.5.8", "407 Proxy Authentication Required")],
  },
  "bad-request-sent": {
    meaning:
      "The server does not accept the request as it was sent: method, header, body or address is not what it takes.",
    checks: [
      look("Look at the method, headers and body of the check."),
      askByHand,
      look("Read what the server says about it.", "curl -s {url} | head -n 20"),
    ],
    retry: { helps: false, why: "The same request is refused again." },
    prevent: ["Try the request by hand before it becomes a check."],
    sources: [rfc(9110, "15.5.1", "400 Bad Request")],
  },
  "request-header-too-large": {
    meaning:
      "The headers of the request are longer than the server takes; nginx allows one line of 8 KiB. Cookies are the usual reason.",
    checks: [
      look("Shorten the headers and cookies of the check, or of the browser."),
      look("Look at the limit.", "nginx -T 2>/dev/null | grep -n large_client_header_buffers"),
      askByHand,
    ],
    retry: { helps: false, why: "The headers are as long again." },
    prevent: ["Keep data in the session's store and only its id in the cookie."],
    sources: [rfc(6585, "5", "431 Request Header Fields Too Large"), nginx.core],
  },
  "request-uri-too-long": {
    meaning: "The address of the request is longer than the server takes.",
    checks: [
      look("Shorten the URL of the check."),
      fixUrl,
      look("Look at the limit.", "nginx -T 2>/dev/null | grep -n large_client_header_buffers"),
    ],
    retry: { helps: false, why: "The URL is as long again." },
    prevent: ["Send much data in a body by POST."],
    sources: [rfc(9110, "15.5.15", "414 URI Too Long"), nginx.core],
  },
  "request-body-too-large": {
    meaning: "The body of the request is larger than the server takes; nginx allows 1 MiB unless told otherwise.",
    checks: [
      look("Look at the limit.", "nginx -T 2>/dev/null | grep -n client_max_body_size", {
        apache: "grep -rn -i LimitRequestBody /etc/apache2 /etc/httpd 2>/dev/null",
      }),
      look("Look at the limits of the CDN and of the app behind it: the smallest of them counts."),
      look("Shorten the body of the check."),
    ],
    retry: { helps: false, why: "The body is as large again." },
    prevent: ["Set the same limit at each hop.", "Upload large files in parts, or straight to a store."],
    sources: [rfc(9110, "15.5.14", "413 Content Too Large"), nginx.core],
  },
  "slow-request": {
    meaning: "The client did not send its request in the time that the server waits.",
    checks: [load, headers, worker],
    retry: { helps: true, why: "A busy moment of the client passes." },
    prevent: ["Run fewer checks at the same time on one machine."],
    sources: [rfc(9110, "15.5.9", "408 Request Timeout"), nginx.core],
  },
};
