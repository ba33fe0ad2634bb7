import { look } from "@/lib/runbook/check";
import type { ErrorPage } from "@/lib/runbook/page";
import { certificate, common, handshake, listens, mode, originLog, proof } from "@/lib/runbook/pages/edge";
import { load, slow } from "@/lib/runbook/shared";
import { edges, rfc, system } from "@/lib/runbook/sources";

/** Cloudflare got through to the origin, and no further. */
export const cloudflareLater: readonly ErrorPage[] = [
  {
    ...common,
    slug: "524",
    name: "524 A timeout occurred",
    layer: "application",
    sentence: "Cloudflare connected to your origin, sent the request, and waited 120 seconds in vain for an answer.",
    aliases: ["cloudflare-524", "http-524"],
    meaning: [
      "The connection works, so it is neither firewall nor DNS. The origin takes longer than Cloudflare waits: 120 seconds unless a plan raises it; it was 100 in the past.",
      "Writing a request to the origin has a limit of its own, 30 seconds, with the same number.",
    ],
    says: [{ product: "Cloudflare", says: proof, means: "No answer within the Proxy Read Timeout." }],
    ways: [
      {
        title: "A handler that takes minutes",
        text: "An export, an import, a report, a call to another service that hangs.",
        causes: ["upstream-read-timeout"],
      },
      {
        title: "No free worker",
        text: "All wait for something slow; the request stands in line.",
        causes: ["upstream-read-timeout", "app-overloaded"],
      },
      {
        title: "The database is stuck",
        text: "A lock, a long query, no free connection.",
        causes: ["upstream-read-timeout", "app-db-down"],
      },
    ],
    timing: [
      { seen: "About 120 s", means: "The usual limit; one second more is normal." },
      { seen: "About 30 s", means: "The limit for writing the request." },
      { seen: "Less", means: "Not Cloudflare: a 504 of your own gateway comes earlier." },
    ],
    checks: [
      look(
        "Take the time past Cloudflare; set ORIGIN_IP.",
        'curl -sko /dev/null -w "%{http_code} after %{time_total} s\\n" --resolve {host}:{port}:"$ORIGIN_IP" {url}',
      ),
      slow,
      originLog,
      load,
      look(
        "Look for queries that run long.",
        `psql -c "select now() - query_start as runs, state, left(query, 60) from pg_stat_activity where state <> 'idle' order by 1 desc limit 10"`,
      ),
    ],
    apart: [
      { like: "524 or 522?", tell: "522 had no connection; 524 had one." },
      { like: "524 or 504?", tell: "A 504 was sent by a gateway at your origin, before Cloudflare lost patience." },
    ],
    retry: "Seldom: the first request may still be running, and a second one adds to it.",
    prevent: [
      "Answer 202 at once and let the client ask for the result.",
      "Put long jobs on a name that Cloudflare does not proxy.",
      "Give every call to a database or service a time limit.",
    ],
    sources: [edges.cloudflare5xx("524"), edges.cloudflareLimits],
    related: ["504", "522", "response-timeout"],
  },
  {
    ...common,
    slug: "525",
    name: "525 SSL handshake failed",
    layer: "proxy",
    sentence: "Cloudflare connected to your origin, and the two could not agree on TLS.",
    aliases: ["cloudflare-525", "http-525"],
    meaning: [
      "It happens in the modes Full and Full (strict). The origin has no certificate for the name, does not speak TLS on that port, shares no cipher, or broke the handshake off.",
    ],
    says: [
      {
        product: "Cloudflare",
        says: proof,
        means: "The handshake with the origin failed; the visitor's own TLS with Cloudflare is well.",
      },
    ],
    ways: [
      {
        title: "No certificate at the origin",
        text: "It was removed, or the virtual host for the name has none.",
        causes: ["upstream-tls-handshake"],
      },
      {
        title: "The port does not speak TLS",
        text: "Port 443 serves plain HTTP, or another program.",
        causes: ["upstream-protocol-mismatch"],
      },
      {
        title: "The origin wants a name that it does not get, or does not know SNI",
        text: "An old server picks the wrong certificate or breaks off.",
        causes: ["upstream-tls-handshake", "upstream-tls-wrong-host"],
      },
      {
        title: "No common version or cipher",
        text: "The origin speaks only old TLS, or was set too strictly.",
        causes: ["upstream-tls-handshake", "tls-protocol-version"],
      },
    ],
    checks: [handshake, mode, certificate, listens, originLog],
    apart: [
      {
        like: "525 or 526?",
        tell: "525: no handshake at all. 526: the handshake works, and the certificate is not accepted.",
      },
      { like: "525 or 521?", tell: "521: port 443 is closed. 525: it is open and TLS fails." },
    ],
    retry: "If it is now and then, the origin is overloaded or one of several differs; then yes. Otherwise no.",
    prevent: [
      "Install a certificate of Cloudflare's own issuer (Origin CA) or a public one at the origin.",
      "Serve TLS 1.2 and 1.3 with the usual ciphers.",
    ],
    sources: [edges.cloudflare5xx("525"), edges.cloudflareModes, rfc(8446, "6.2", "error alerts")],
    related: ["526", "521", "tls-handshake-failure"],
  },
  {
    ...common,
    slug: "526",
    name: "526 Invalid SSL certificate",
    layer: "proxy",
    sentence: "Cloudflare does not accept the certificate that your origin shows.",
    aliases: ["cloudflare-526", "http-526"],
    meaning: [
      "The mode is Full (strict), so the origin's certificate must be valid: not expired, for the right name, from a public issuer or Cloudflare's own. The certificate that visitors see is another one, and well.",
    ],
    says: [
      { product: "Cloudflare", says: proof, means: "The origin's certificate failed the verification." },
      {
        product: "Cloudflare Gateway",
        says: "A 526 in a company's network for a site of others.",
        means: "The filter does not trust that site's certificate.",
      },
    ],
    ways: [
      {
        title: "The origin's certificate has expired",
        text: "Renewal behind a CDN often fails unnoticed: visitors see the CDN's certificate.",
        causes: ["upstream-tls-expired"],
      },
      {
        title: "It is self-signed, or lacks the intermediate",
        text: "That works in the mode Full and fails in Full (strict).",
        causes: ["upstream-tls-untrusted"],
      },
      {
        title: "It is for another name",
        text: "The origin shows its default certificate.",
        causes: ["upstream-tls-wrong-host"],
      },
    ],
    checks: [
      certificate,
      look(
        "Count the certificates that the origin sends; set ORIGIN_IP.",
        `openssl s_client -connect "$ORIGIN_IP:443" -servername {host} -showcerts </dev/null 2>/dev/null | grep -c 'BEGIN CERTIFICATE'`,
      ),
      look(
        "Find out why it was not renewed: the proof by HTTP must come through Cloudflare.",
        "certbot certificates; certbot renew --dry-run",
      ),
      mode,
    ],
    apart: [
      { like: "526 or 525?", tell: "525: no handshake. 526: a handshake, and a certificate that is not accepted." },
      {
        like: "526 or a browser's warning?",
        tell: "A warning of the browser is about Cloudflare's certificate; 526 is about your origin's.",
      },
    ],
    retry: "No: the certificate must be replaced. Switching to the mode Full hides the fault and the protection.",
    prevent: [
      "Use Cloudflare's Origin CA at the origin, with a long life, or renew by machine by DNS.",
      "Watch the days that are left at the origin too, not only at the edge.",
    ],
    sources: [edges.cloudflare5xx("526"), edges.cloudflareModes, system.certbot],
    related: ["525", "tls-certificate-expired", "tls-unverified-chain"],
  },
];
