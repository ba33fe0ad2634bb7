import type { Fault } from "@/e2e/lab/fault";

/** The app answers, but not in a way that a gateway can use. */
export const answerFaults: readonly Fault[] = [
  {
    id: "malformed-status",
    setting: "plain",
    behind: (apps) => apps.malformed,
    cause: "upstream-bad-response",
    causeAt: { nginx: "response-malformed" },
    unseenAt: { apache2: "it mends the status line" },
    alsoInside: ["upstream-bad-response"],
    untold: { haproxy: "one state for every answer that is no good" },
  },
  {
    id: "other-protocol",
    setting: "plain",
    behind: (apps) => apps.banner,
    cause: "upstream-bad-response",
    causeAt: { nginx: "not-http" },
    unseenAt: { apache2: "it takes the banner for HTTP/0.9", squid: "it takes the banner for HTTP/0.9" },
    alsoInside: ["upstream-bad-response"],
    untold: {
      haproxy: "one state for every answer that is no good",
      varnish: "one state for every connection that ended",
      lighttpd: "it logs nothing of it",
    },
  },
  {
    id: "header-too-big",
    setting: "plain",
    behind: (apps) => apps.bigHeader,
    cause: "upstream-header-too-large",
    // They take what is beyond the check's own limit, and pass it on.
    causeAt: { caddy: "response-header-too-large", apache2: "response-header-too-large" },
    untold: { haproxy: "one state for every answer that is no good" },
  },
  {
    id: "dies-mid-body",
    setting: "plain",
    behind: (apps) => apps.dying,
    cause: "response-truncated",
    layer: "application",
    untold: { squid: "it logs nothing of it", lighttpd: "it logs nothing of it" },
  },
];
