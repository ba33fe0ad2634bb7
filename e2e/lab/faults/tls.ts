import type { Fault } from "@/e2e/lab/fault";

/** TLS where there should be none, none where there should be, or with a certificate that is no good. */
export const tlsFaults: readonly Fault[] = [
  { id: "http-to-tls-app", setting: "plain", behind: (apps) => apps.tls.good, cause: "upstream-protocol-mismatch" },
  { id: "tls-to-http-app", setting: "tls", behind: (apps) => apps.app, cause: "upstream-protocol-mismatch" },
  {
    id: "tls-untrusted",
    setting: "verified",
    behind: (apps) => apps.tls.untrusted,
    cause: "upstream-tls-untrusted",
  },
  { id: "tls-expired", setting: "verified", behind: (apps) => apps.tls.expired, cause: "upstream-tls-expired" },
  {
    id: "tls-wrong-host",
    setting: "verified",
    behind: (apps) => apps.tls.wrongHost,
    cause: "upstream-tls-wrong-host",
  },
  { id: "https-to-http-port", setting: "plain", behind: (apps) => apps.app, cause: "tls-not-tls", scheme: "https" },
];
