import { look } from "@/lib/runbook/check";
import type { ErrorPage } from "@/lib/runbook/page";
import { allow, allowLater, common, dnsRecord, listens, mode, originLog, proof } from "@/lib/runbook/pages/edge";
import { load, pastEdge, restarts } from "@/lib/runbook/shared";
import { edges, system } from "@/lib/runbook/sources";

/** Cloudflare does not get through to the origin. */
export const cloudflareOrigin: readonly ErrorPage[] = [
  {
    ...common,
    slug: "520",
    name: "520 Web server returns an unknown error",
    layer: "edge",
    sentence: "Cloudflare reached your origin and got an answer that it cannot pass on: empty, broken, or too large.",
    aliases: ["cloudflare-520", "http-520"],
    meaning: [
      "A connection stood and the request was sent. What came back was nothing, no valid HTTP, a reset, or more than 128 KB of headers.",
      "It is Cloudflare's catch-all for the origin, so the origin's own log at that second is where the reason is.",
    ],
    says: [{ product: "Cloudflare", says: proof, means: "The origin closed, reset, crashed or answered malformed." }],
    ways: [
      {
        title: "The origin's process crashed in the request",
        text: "Common with PHP: the worker dies and the connection ends without an answer.",
        causes: ["edge-origin-bad-response", "upstream-closed-early", "app-crash"],
      },
      {
        title: "A firewall or security plug-in cuts Cloudflare's connections",
        text: "After the connection, so that it is a 520 and not a 521.",
        causes: ["upstream-reset", "proxy-dropped"],
      },
      { title: "Headers of more than 128 KB", text: "Mostly cookies.", causes: ["upstream-header-too-large"] },
      {
        title: "HTTP/2 is announced and not spoken well",
        text: "Cloudflare then uses it and gets an answer that it cannot read.",
        causes: ["upstream-bad-response"],
      },
      {
        title: "A client certificate is demanded wrongly",
        text: "Authenticated Origin Pulls are on at one side and not set up at the other.",
        causes: ["tls-client-cert-required", "upstream-tls-handshake"],
      },
    ],
    timing: [
      { seen: "At once", means: "A reset, a crash, or a rule." },
      { seen: "After some seconds, always the same number", means: "A worker that is killed by its own time limit." },
    ],
    checks: [
      pastEdge,
      originLog,
      restarts,
      look(
        "Measure the origin's headers; set ORIGIN_IP.",
        'curl -skI --resolve {host}:{port}:"$ORIGIN_IP" {url} | wc -c',
      ),
      allow,
      look(
        "Ask the origin with HTTP/2 alone; set ORIGIN_IP.",
        'curl -skv --http2 -o /dev/null --resolve {host}:{port}:"$ORIGIN_IP" {url}',
      ),
    ],
    apart: [
      {
        like: "520 or 502?",
        tell: "A 502 in Cloudflare's looks was sent by a gateway at your origin. A 520 is Cloudflare's own word for an answer that was none.",
      },
      { like: "520 or 521?", tell: "521 was refused before a connection stood; 520 had one." },
    ],
    retry: "Often yes: one crashed worker does not mean that the next does.",
    prevent: [allowLater, "Let the app answer before its worker is killed.", "Keep cookies short."],
    sources: [edges.cloudflare5xx("520"), edges.cloudflareIps],
    related: ["521", "502", "empty-reply"],
  },
  {
    ...common,
    slug: "521",
    name: "521 Web server is down",
    layer: "application",
    sentence: "Cloudflare asked your origin for a connection, and the origin refused.",
    aliases: ["cloudflare-521", "http-521"],
    meaning: [
      "The origin's host is up and answered with a refusal: no web server listens on the port, or a firewall rejects Cloudflare's addresses.",
      "Which port is asked depends on the encryption mode: 80 for Flexible, 443 for Full and Full (strict).",
    ],
    says: [{ product: "Cloudflare", says: proof, means: "Connection refused at the origin." }],
    ways: [
      {
        title: "The web server is stopped",
        text: "It crashed, or did not come back after a restart or a broken configuration.",
        causes: ["upstream-refused"],
      },
      {
        title: "Nothing listens on 443",
        text: "The mode was switched to Full, and the origin serves only port 80.",
        causes: ["upstream-refused", "upstream-protocol-mismatch"],
      },
      {
        title: "A firewall rejects Cloudflare",
        text: "fail2ban or a host's firewall took Cloudflare's addresses for an attacker: all your visitors seem to come from a few addresses.",
        causes: ["upstream-refused", "proxy-forbidden"],
      },
    ],
    timing: [{ seen: "At once", means: "A refusal takes one trip to the origin and back." }],
    checks: [
      listens,
      mode,
      pastEdge,
      allow,
      look(
        "Look for a ban of Cloudflare's addresses.",
        "fail2ban-client status; nft list ruleset | grep -n -i -E 'reject|drop'",
      ),
      originLog,
    ],
    apart: [
      { like: "521 or 522?", tell: "521 was refused at once; 522 got no answer for 19 seconds. Reject against drop." },
      { like: "521 or 520?", tell: "520 had a connection." },
    ],
    retry: "During a restart, yes. Otherwise the port stays closed.",
    prevent: [
      allowLater,
      "Log the visitor's address (CF-Connecting-IP) and let bans count that.",
      "Test the configuration before each reload.",
    ],
    sources: [edges.cloudflare5xx("521"), edges.cloudflareModes, edges.cloudflareIps],
    related: ["522", "520", "connection-refused", "502"],
  },
  {
    ...common,
    slug: "522",
    name: "522 Connection timed out",
    layer: "network",
    sentence: "Cloudflare asked your origin for a connection and got no answer.",
    aliases: ["cloudflare-522", "http-522"],
    meaning: [
      "No answer to the request to connect within 19 seconds; or a connection stood, and the origin did not even acknowledge the request within 90 seconds.",
      "Packets are lost or dropped: a firewall, a wrong address, or a host that is down or too busy.",
    ],
    says: [
      { product: "Cloudflare", says: proof, means: "No connection to the origin." },
      {
        product: "Cloudflare Pages",
        says: "A 522 on a new custom domain.",
        means: "The domain has a DNS record but is not added to the project.",
      },
      {
        product: "Cloudflare Workers",
        says: "A 522 from a fetch.",
        means: "A Worker on a custom domain asks its own name.",
      },
    ],
    ways: [
      {
        title: "A firewall drops Cloudflare's addresses",
        text: "The commonest: a rule, a rate limit, or a provider's protection.",
        causes: ["upstream-connect-timeout"],
      },
      {
        title: "The address in DNS is old",
        text: "The server moved, or its address changes.",
        causes: ["upstream-connect-timeout", "upstream-unreachable"],
      },
      {
        title: "The host is down or overloaded",
        text: "Out of memory, or its queue of new connections is full.",
        causes: ["upstream-connect-timeout", "app-overloaded"],
      },
      {
        title: "A Pages or Workers setting",
        text: "A custom domain that is not added, or a Worker that asks itself.",
        causes: ["edge-config-error"],
      },
    ],
    timing: [
      { seen: "About 19 s", means: "No answer to the request to connect." },
      { seen: "About 90 s", means: "A connection, and no acknowledgement of the request." },
    ],
    checks: [
      pastEdge,
      allow,
      dnsRecord,
      look(
        "Find where packets are lost on the way to the origin; set ORIGIN_IP.",
        'mtr -rwz -T -P {port} "$ORIGIN_IP"',
      ),
      load,
      look(
        "On the origin, look whether its queue of new connections overflows.",
        "nstat -az TcpExtListenOverflows TcpExtListenDrops",
      ),
    ],
    apart: [
      { like: "522 or 521?", tell: "521 was refused at once; 522 got no answer." },
      { like: "522 or 524?", tell: "524 had a connection and waited for the answer, 120 seconds." },
      { like: "522 or 523?", tell: "523 was told on the way that there is no route." },
    ],
    retry: "If the host is busy, yes, later. A firewall drops the next one too.",
    prevent: [
      allowLater,
      "Keep the origin's address in DNS by machine if it can change.",
      "Keep spare capacity at the origin.",
    ],
    sources: [edges.cloudflare5xx("522"), edges.cloudflareIps],
    related: ["521", "523", "524", "connection-timeout"],
  },
  {
    ...common,
    slug: "523",
    name: "523 Origin is unreachable",
    layer: "network",
    sentence: "Cloudflare has no way to your origin's address.",
    aliases: ["cloudflare-523", "http-523"],
    meaning: [
      "Somewhere on the way a router has no route to the origin, or says that the host cannot be reached. Mostly the address in DNS is wrong, or the network behind it is gone.",
    ],
    says: [{ product: "Cloudflare", says: proof, means: "No route to the origin." }],
    ways: [
      {
        title: "The address in DNS is wrong or old",
        text: "The server moved or was deleted.",
        causes: ["upstream-unreachable"],
      },
      {
        title: "The provider's network has a fault",
        text: "Its addresses are not announced, or announced wrongly.",
        causes: ["upstream-unreachable"],
      },
      {
        title: "A route inside the cloud is too wide",
        text: "In AWS a route for 172.0.0.0/8 also takes Cloudflare's 172.64.0.0/13, so answers never come back.",
        causes: ["upstream-unreachable"],
      },
    ],
    checks: [
      dnsRecord,
      pastEdge,
      look("Find where the way ends; set ORIGIN_IP.", 'mtr -rwz -T -P 443 "$ORIGIN_IP"'),
      look("On the origin, look at the route back.", "ip route get 172.64.0.1"),
      look("Look at the hosting provider's status page."),
    ],
    apart: [
      { like: "523 or 522?", tell: "522 got no answer; 523 was told that there is no route." },
      { like: "523 or 530?", tell: "530 with 1016 did not find an address for the origin at all." },
    ],
    retry: "Routing that is being mended comes back within minutes; a wrong address does not.",
    prevent: [
      "Point DNS at an address that outlives a machine.",
      "Before you delete a server, look for names that lead to it.",
    ],
    sources: [edges.cloudflare5xx("523"), system.ip],
    related: ["522", "530", "host-unreachable"],
  },
];
