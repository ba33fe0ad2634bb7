import type { silenceCauses } from "@/lib/diagnosis/causes/silence";
import { look } from "@/lib/runbook/check";
import type { Runbook } from "@/lib/runbook/runbook";
import { appLog, askByHand, disk, fixUrl, load, oom, proxyLog, restarts, slow, times } from "@/lib/runbook/shared";
import { nginx, proxies, rfc, system } from "@/lib/runbook/sources";

/** No answer or no whole answer: the bytes do not tell which layer. */
export const silenceRunbooks: Record<keyof typeof silenceCauses, Runbook> = {
  "check-timeout": {
    meaning: "The time that the check allows ran out. How far the request came is not known.",
    checks: [times, look("Compare with the time that the check allows, and with a good day."), slow, load],
    retry: {
      helps: false,
      why: "What is slow stays slow until its reason is gone; once more tells whether it was a moment.",
    },
    prevent: [
      "Give checks a limit that users would accept too.",
      "Watch the time of the first byte, not only up and down.",
    ],
    sources: [system.curl, system.nodeErrors],
  },
  "empty-reply": {
    meaning:
      "The connection was closed without a single byte. A worker died, a balancer has nothing behind it, a rule drops the client, or the port wants TLS or the PROXY protocol.",
    checks: [
      askByHand,
      appLog,
      oom,
      restarts,
      look(
        "Look for a rule that closes without an answer.",
        "grep -rn -E 'return 444|silent-drop|reject' /etc/nginx /etc/haproxy",
      ),
      look("If the URL says http, try https on the same port.", "curl -skv -o /dev/null https://{host}:{port}/"),
    ],
    retry: { helps: true, why: "One worker that died does not mean that the next does; use a new connection." },
    prevent: [
      "Let the app answer before its worker is killed: its own time limit below the worker's.",
      "Let servers finish their requests before they stop.",
    ],
    sources: [rfc(9112, "9.6", "tear-down of a connection"), nginx.rewrite, system.gunicorn],
  },
  "response-header-timeout": {
    meaning:
      "The server took the request and did not begin to answer in time. The app is slow or stuck, or the request waits in a queue before it.",
    checks: [
      times,
      slow,
      appLog,
      look(
        "Look whether requests wait to be accepted: the first number is the queue, the second its limit.",
        "ss -ltn",
      ),
      load,
    ],
    retry: { helps: false, why: "A second request joins the same queue." },
    prevent: [
      "Give every call to a database or service a time limit.",
      "Have more workers than slow requests, or move slow work to a queue.",
    ],
    sources: [system.listen, proxies.apacheMpm, system.nodeHttp],
  },
  "response-body-timeout": {
    meaning: "The answer began, and then no more of it came. What produces the body stalls, or the network does.",
    checks: [
      times,
      look("Look whether the answer streams from something that stalls: a query, a file, another service."),
      look(
        "Look where it stops, and whether always at the same byte.",
        'curl -so /dev/null -w "%{size_download} bytes in %{time_total} s\\n" {url}',
      ),
      disk,
    ],
    retry: { helps: false, why: "It mostly stalls at the same place again." },
    prevent: [
      "Stream from a source with a time limit.",
      "Send large files from the server or a store, not through the app.",
    ],
    sources: [nginx.proxy, rfc(9112, "8", "incomplete messages")],
  },
  "response-truncated": {
    meaning:
      "The answer stopped before its announced end. The app died in the middle, or a proxy gave up on it: the time from the headers to the cut is that proxy's limit.",
    checks: [
      look(
        "Compare the bytes with what was announced.",
        "curl -so /dev/null -w '%{size_download} bytes, %{errormsg}\\n' {url}",
      ),
      restarts,
      oom,
      proxyLog,
      look("Look for a full disk: proxies store long answers on it.", "df -h; df -i"),
    ],
    retry: { helps: true, why: "A crash may have been one; a limit cuts at the same place again." },
    prevent: [
      "Catch errors before the first byte of an answer is sent.",
      "Set the proxy's time between two reads above the longest pause of the app.",
    ],
    logged: {
      nginx: "upstream prematurely closed connection while reading upstream",
      haproxy: "SD--",
    },
    sources: [rfc(9112, "8", "incomplete messages"), nginx.proxy],
  },
  "response-malformed": {
    meaning: "What came is not valid HTTP: a broken header, two lengths, or chunks that do not add up.",
    checks: [
      look("See the bytes themselves.", "curl -sv --raw --http0.9 -o - {url} | head -c 400"),
      look("Look at what writes headers by hand: a script, a plug-in, an old library."),
      look(
        "Ask the app without its proxy, to see who breaks it; set APP_PORT.",
        'curl -sv --raw -o /dev/null "http://127.0.0.1:$APP_PORT"{path}',
      ),
    ],
    retry: { helps: false, why: "The same code writes the same bytes." },
    prevent: ["Let a library write the answer.", "Never pass line breaks from input into a header."],
    sources: [rfc(9112, "6", "message body"), system.nodeErrors],
  },
  "response-header-too-large": {
    meaning: "The headers of the answer are longer than clients take. Mostly cookies or a security policy that grew.",
    checks: [
      look("Measure the headers.", "curl -sI {url} | wc -c"),
      look("Find the longest of them.", "curl -sI {url} | awk '{ print length, $1 }' | sort -rn | head -n 5"),
      look("Look at the size of Set-Cookie and Content-Security-Policy."),
    ],
    retry: { helps: false, why: "The headers are as long again." },
    prevent: [
      "Keep data in the session's store and only its id in the cookie.",
      "Watch the size of headers in a test.",
    ],
    sources: [rfc(9110, "5.4", "limits on the size of fields"), system.nodeHttp],
  },
  "not-http": {
    meaning: "Something else than HTTP answers on that port: SSH, mail, a database, or HTTP/2 without TLS.",
    checks: [
      look("See what greets you.", "nc -w5 {host} {port} </dev/null | head -c 200"),
      fixUrl,
      look("On the server, look which program has the port.", "ss -ltnp sport = :{port}"),
    ],
    retry: { helps: false, why: "The port belongs to another program." },
    prevent: ["Write ports in one place, and use that everywhere."],
    sources: [rfc(9112, "2.1", "message format"), system.nodeErrors],
  },
};
