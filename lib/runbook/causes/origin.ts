import type { upstreamCauses } from "@/lib/diagnosis/causes/upstream";
import { look } from "@/lib/runbook/check";
import type { Runbook } from "@/lib/runbook/runbook";
import { listening, originHandshake, originTls, proxyLog, scheme, trust } from "@/lib/runbook/shared";
import { edges, nginx, rfc, system } from "@/lib/runbook/sources";

/** A gateway does not come to terms with the TLS of what stands behind it. */
export const originRunbooks = {
  "upstream-tls-handshake": {
    meaning:
      "The gateway speaks TLS to the app, and the handshake fails: no common version or cipher, no certificate for the name, or a demand for a client certificate.",
    checks: [
      originHandshake,
      scheme,
      proxyLog,
      look(
        "Look whether the gateway sends the name (SNI) that the app's certificate is for.",
        "nginx -T 2>/dev/null | grep -n -E 'proxy_ssl_(server_)?name'",
        {
          haproxy: "grep -n -E 'server .*(sni|verifyhost)' /etc/haproxy/haproxy.cfg",
        },
      ),
      listening,
    ],
    retry: { helps: false, why: "Both sides would offer the same again." },
    prevent: [
      "Send the name with proxy_ssl_server_name on.",
      "Serve TLS 1.2 and 1.3 with the usual ciphers on the app's side too.",
    ],
    logged: { nginx: "SSL_do_handshake() failed", haproxy: "SC--", apache: "AH01084: pass request body failed" },
    sources: [nginx.proxy, edges.cloudflare5xx("525"), rfc(8446, "6.2", "error alerts")],
  },
  "upstream-tls-untrusted": {
    meaning:
      "The app shows the gateway a certificate whose issuer the gateway does not trust: self-signed, or from an issuer of your own.",
    checks: [
      originTls,
      trust,
      proxyLog,
      look(
        "Verify with the gateway's own list of issuers; set APP_HOST and APP_PORT.",
        'openssl s_client -connect "$APP_HOST:$APP_PORT" -servername {host} -CAfile /etc/ssl/certs/ca-certificates.crt </dev/null 2>&1 | grep -i verify',
      ),
    ],
    retry: { helps: false, why: "Trust does not change from one try to the next." },
    prevent: [
      "Give the gateway the root of your issuer, rather than switching the verification off.",
      "Renew the root on the gateway before the app's certificate.",
    ],
    logged: { nginx: "upstream SSL certificate verify error: (18:self-signed certificate)", haproxy: "SC--" },
    sources: [nginx.proxy, system.opensslVerify, edges.cloudflare5xx("526")],
  },
  "upstream-tls-expired": {
    meaning: "The certificate that the app shows to the gateway has expired. The public one in front may be well.",
    checks: [
      originTls,
      look("Renew the certificate that the app shows to the gateway, and reload the app's server."),
      proxyLog,
      look("Look at the clock of the gateway.", "timedatectl"),
    ],
    retry: { helps: false, why: "It stays expired until a new one is installed." },
    prevent: ["Renew internal certificates by machine too, and watch their days that are left."],
    logged: { nginx: "upstream SSL certificate verify error: (10:certificate has expired)", haproxy: "SC--" },
    sources: [nginx.proxy, edges.cloudflare5xx("526"), rfc(5280, "4.1.2.5", "validity")],
  },
  "upstream-tls-wrong-host": {
    meaning: "The certificate that the app shows is for another name than the gateway expects.",
    checks: [
      originTls,
      look(
        "Look which name the gateway expects and sends.",
        "nginx -T 2>/dev/null | grep -n -E 'proxy_ssl_(server_)?name|proxy_pass https'",
        {
          haproxy: "grep -n -E 'server .*(sni|verifyhost)' /etc/haproxy/haproxy.cfg",
        },
      ),
      proxyLog,
      trust,
    ],
    retry: { helps: false, why: "The name or the certificate must be changed." },
    prevent: [
      "Set the expected name in the gateway (proxy_ssl_name, sni, verifyhost), not the address of the machine.",
    ],
    logged: { nginx: "upstream SSL certificate does not match", haproxy: "SC--" },
    sources: [nginx.proxy, edges.cloudflare5xx("526"), rfc(9525, null, "verifying the name in a certificate")],
  },
} as const satisfies Partial<Record<keyof typeof upstreamCauses, Runbook>>;
