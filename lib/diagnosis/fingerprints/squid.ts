import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenAnswer, brokenHop, tlsHop } from "@/lib/diagnosis/priors";

const tls = (id: string, part: string, causes: Product["pages"][number]["causes"]) => ({
  id: `squid-${id}`,
  status: [503],
  headers: { "x-squid-error": "err_secure_connect_fail" },
  body: [part],
  strength: 80,
  causes,
});
const told = (id: string, part: string, causes: Product["pages"][number]["causes"], strength = 70) => ({
  id: `squid-${id}`,
  status: ["any"] as const,
  headers: { "x-squid-error": part },
  strength,
  causes,
});

export const squid: Product = {
  id: "squid",
  name: "Squid",
  layer: "proxy",
  source: "seen on Squid 5.7; its errors directory",
  relays: [{ headers: { via: "squid" } }, { headers: { "x-cache": "squid" } }],
  pages: [
    told("refused", "err_connect_fail 111", { "upstream-refused": 1 }),
    told("connect-timeout", "err_connect_fail 110", { "upstream-connect-timeout": 1 }),
    told("no-host", "err_connect_fail 113", { "upstream-unreachable": 1 }),
    told("no-network", "err_connect_fail 101", { "upstream-unreachable": 1 }),
    told(
      "connect",
      "err_connect_fail",
      among(["upstream-refused", "upstream-connect-timeout", "upstream-unreachable", "upstream-unavailable"]),
      60,
    ),
    told("dns", "err_dns_fail", { "upstream-dns-failure": 1 }),
    told(
      "closed",
      "err_zero_size_object",
      among(["upstream-closed-early", "app-worker-killed", "upstream-protocol-mismatch", "upstream-tls-handshake"], {
        "upstream-closed-early": 2,
      }),
    ),
    told(
      "reset",
      "err_read_error 104",
      among(["upstream-reset", "upstream-keepalive-race", "upstream-closed-early"], {
        "upstream-reset": 1.5,
        "upstream-closed-early": 0.7,
      }),
    ),
    {
      // A peer that is known to be dead, or a name that did not resolve: told at once, whatever it first was.
      ...told("read", "err_read_error 0", {}, 65),
      causes: {
        "no-healthy-upstream": 28,
        "upstream-refused": 24,
        "upstream-dns-failure": 16,
        "upstream-connect-timeout": 1,
        "upstream-unreachable": 12,
      },
      byPace: {
        instant: {
          "no-healthy-upstream": 26,
          "upstream-refused": 20,
          "upstream-dns-failure": 14,
          "upstream-unreachable": 12,
          "upstream-connect-timeout": 12,
          // A peer whose certificate is not accepted is a dead peer too, in a build with GnuTLS.
          "proxy-overloaded": 4,
          "upstream-tls-untrusted": 8,
          "upstream-tls-expired": 8,
          "upstream-tls-wrong-host": 8,
          "dns-nxdomain": 6,
          "dns-servfail": 5,
          "dns-nodata": 5,
        },
        late: { "dns-timeout": 38, "upstream-connect-timeout": 34, "upstream-dns-failure": 28 },
        round: { "upstream-connect-timeout": 40, "dns-timeout": 32, "upstream-dns-failure": 28 },
      },
    },
    told("request", "err_invalid_req", { "bad-request-sent": 1 }),
    told("protocol", "err_protocol_unknown", { "bad-request-sent": 1 }),
    told("url", "err_invalid_url", { "bad-request-sent": 1 }),
    told("method", "err_unsup_req", { "bad-request-sent": 1 }),
    told("no-way", "err_cannot_forward", { "no-healthy-upstream": 1 }),
    told("read-timeout", "err_read_timeout", { "upstream-read-timeout": 1 }),
    told("lifetime", "err_lifetime_exp", { "upstream-read-timeout": 1 }),
    told("invalid", "err_invalid_resp", { "upstream-bad-response": 78, "app-error": 22 }),
    { ...told("headers", "err_too_big", { "upstream-header-too-large": 1 }, 72), status: [502] },
    { ...told("request-headers", "err_too_big", { "request-header-too-large": 1 }, 72), status: [413, 431] },
    tls("tls-expired", "x509_v_err_cert_has_expired", { "upstream-tls-expired": 1 }),
    tls("tls-self-signed", "self_signed", { "upstream-tls-untrusted": 1 }),
    tls("tls-issuer", "x509_v_err_unable_to_get_issuer", { "upstream-tls-untrusted": 1 }),
    tls("tls-name", "domain_mismatch", { "upstream-tls-wrong-host": 1 }),
    tls("tls-not-tls", "tls_lib_err=a00010b", { "upstream-protocol-mismatch": 1 }),
    tls("tls-gnutls-not-tls", "gnutls_e_unexpected_packet", {
      "upstream-protocol-mismatch": 70,
      "upstream-tls-handshake": 30,
    }),
    told("tls", "err_secure_connect_fail", {
      ...among(tlsHop, { "upstream-tls-handshake": 5 }),
      "upstream-protocol-mismatch": 5,
    }),
    told("denied", "err_access_denied", { "proxy-forbidden": 1 }),
    told("unnamed", "", { "proxy-error": 60, "upstream-unavailable": 40 }, 5),
    told("other", "err_", { ...among(brokenHop), ...among(brokenAnswer), "proxy-error": 20 }, 10),
  ],
};
