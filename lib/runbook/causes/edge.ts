import type { edgeCauses } from "@/lib/diagnosis/causes/edge";
import { look } from "@/lib/runbook/check";
import type { Runbook } from "@/lib/runbook/runbook";
import { edgeStatus, exempt, headers, pastEdge, resolveBoth, restarts, usersToo } from "@/lib/runbook/shared";
import { edges, rfc } from "@/lib/runbook/sources";

/** What a CDN or shield decides itself. */
export const edgeRunbooks: Record<keyof typeof edgeCauses, Runbook> = {
  "edge-origin-bad-response": {
    meaning:
      "The CDN reached your origin and got nothing that it can pass on: an empty or broken answer, a reset, or headers that are too long.",
    checks: [
      pastEdge,
      restarts,
      look(
        "Measure the origin's headers; set ORIGIN_IP.",
        'curl -skI --resolve {host}:{port}:"$ORIGIN_IP" {url} | wc -c',
      ),
      look("Look whether the origin's firewall or a security plug-in cuts the CDN's addresses."),
      look("Look whether the origin announces HTTP/2 and does not speak it well."),
    ],
    retry: { helps: true, why: "A crash may have been one." },
    prevent: ["Allow the CDN's addresses at the origin, without a rate limit.", "Keep cookies short."],
    sources: [edges.cloudflare5xx("520"), edges.cloudflareIps],
  },
  "edge-tunnel-down": {
    meaning: "The CDN reaches your origin through a tunnel, and no connector is connected.",
    checks: [
      look("Look at the connector on the origin.", "systemctl status cloudflared --no-pager"),
      look("Read its log.", "journalctl -u cloudflared --since '1 hour ago' --no-pager | tail -n 50"),
      look(
        "Look whether the origin may open connections to the outside on port 7844.",
        "nc -vz -w5 region1.v2.argotunnel.com 7844",
      ),
      edgeStatus,
    ],
    retry: { helps: true, why: "A connector comes back by itself when its host and network do." },
    prevent: ["Run two connectors on two machines.", "Run the connector as a service that restarts."],
    sources: [edges.cloudflareTunnel, edges.cloudflare1xxx],
  },
  "edge-internal-error": {
    meaning: "The page is the CDN's own and names no origin: the CDN itself failed.",
    checks: [
      edgeStatus,
      pastEdge,
      look(
        "Ask the edge by itself; an answer means that it runs for your name.",
        "curl -s https://{host}/cdn-cgi/trace",
      ),
      usersToo,
    ],
    retry: { helps: true, why: "Such faults mostly pass within minutes." },
    prevent: ["Be able to send traffic past the CDN, and know how long DNS needs for it."],
    sources: [edges.cloudflare5xx("502-504"), edges.cloudfront],
  },
  "edge-waf-block": {
    meaning:
      "A rule of the CDN or its firewall blocks this client: by address, country, network, or the look of the request.",
    checks: [
      usersToo,
      look("Find the event in the CDN's log by the id on the page (Ray ID, reference, support id)."),
      look("Exempt the monitor in the rules, by its address or a header that only it has."),
      pastEdge,
    ],
    retry: { helps: false, why: "A rule decides the same each time." },
    prevent: ["Exempt your monitors before you switch a rule on.", "Try new rules in a mode that only logs."],
    sources: [edges.cloudflareWaf, edges.cloudflare1xxx],
  },
  "edge-challenge": {
    meaning: "The CDN wants proof of a person: a script or a puzzle stands before the page. A program cannot pass it.",
    checks: [
      usersToo,
      headers,
      look("Exempt the monitor, or check a path without a challenge, such as an API's health path."),
      look("Look whether an “under attack” mode was left on."),
    ],
    retry: { helps: false, why: "The challenge stands until the rule changes." },
    prevent: ["Exempt monitors and your own API clients from challenges."],
    sources: [edges.cloudflareChallenges, edges.cloudflareWaf],
  },
  "edge-rate-limited": {
    meaning: "The CDN counts the requests of a client, and this one had too many.",
    checks: [
      exempt,
      usersToo,
      look("Read how long to wait.", "curl -sI {url} | grep -i retry-after"),
      look("Look at the rate rules of the CDN."),
    ],
    retry: { helps: true, why: "After the time of the limit; at once makes it worse." },
    prevent: ["Exempt monitors by address.", "Check less often than the limit allows."],
    sources: [rfc(6585, "4", "429 Too Many Requests"), edges.cloudflare1xxx],
  },
  "edge-config-error": {
    meaning: "The CDN does not know this host, or its DNS settings there are wrong.",
    checks: [
      look("Look at the domain's settings at the CDN: is the name added, active, and does it lead to the origin?"),
      resolveBoth,
      look("Look whether the name leads to the right CDN.", "dig +short {host} CNAME"),
      headers,
    ],
    retry: { helps: false, why: "The settings must be changed." },
    prevent: ["Add the name at the CDN before DNS leads to it."],
    sources: [edges.cloudflare1xxx, edges.cloudfront],
  },
};
