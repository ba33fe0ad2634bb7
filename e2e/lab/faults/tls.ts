import type { Fault } from "@/e2e/lab/fault";

/** TLS where there should be none, none where there should be, or with a certificate that is no good. */
export const tlsFaults: readonly Fault[] = [
  {
    id: "http-to-tls-app",
    setting: "plain",
    behind: (apps) => apps.tls.good,
    cause: "upstream-protocol-mismatch",
    untold: {
      apache2: "its line does not say whether it spoke TLS",
      squid: "its line does not say whether it spoke TLS",
      caddy: "its line does not say whether it spoke TLS",
      haproxy: "one state for every connection that ended",
      lighttpd: "it logs nothing of it",
    },
  },
  {
    id: "tls-to-http-app",
    setting: "tls",
    behind: (apps) => apps.app,
    cause: "upstream-protocol-mismatch",
    untold: { haproxy: "one state for every connection that did not come about" },
  },
  {
    id: "tls-untrusted",
    setting: "verified",
    behind: (apps) => apps.tls.untrusted,
    cause: "upstream-tls-untrusted",
    untold: {
      haproxy: "one state for every connection that did not come about",
      squid: "one error for whatever a read ends with",
    },
  },
  {
    id: "tls-expired",
    setting: "verified",
    behind: (apps) => apps.tls.expired,
    cause: "upstream-tls-expired",
    untold: {
      haproxy: "one state for every connection that did not come about",
      squid: "one error for whatever a read ends with",
    },
  },
  {
    id: "tls-wrong-host",
    setting: "verified",
    behind: (apps) => apps.tls.wrongHost,
    cause: "upstream-tls-wrong-host",
    untold: {
      haproxy: "one state for every connection that did not come about",
      squid: "one error for whatever a read ends with",
    },
  },
  {
    id: "https-to-http-port",
    setting: "plain",
    behind: (apps) => apps.app,
    cause: "tls-not-tls",
    scheme: "https",
    untold: { any: "few log a connection that made no request" },
  },
];
