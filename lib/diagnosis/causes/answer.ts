import type { Cause } from "@/lib/diagnosis/cause";

/** Causes that show in the answer, or in its absence. */
export const answerCauses: Record<string, Cause> = {
  "empty-reply": {
    layer: "unknown",
    words: "the connection was closed without an answer",
    retryHelps: true,
    steps: [
      { text: "Search the application's log for the second of the check.", command: null },
      {
        text: "Look for a worker that was killed or crashed.",
        command: "journalctl -k --since '10 min ago' | grep -i -E 'oom|killed'",
      },
      { text: "Ask by hand.", command: "curl -sv -o /dev/null URL" },
    ],
  },
  "response-header-timeout": {
    layer: "unknown",
    words: "no first byte came in time",
    retryHelps: true,
    steps: [
      {
        text: "Measure where the time goes.",
        command:
          "curl -so /dev/null -w '%{time_connect} %{time_appconnect} %{time_starttransfer} %{time_total}\\n' URL",
      },
      { text: "Look for slow queries, locks and a full worker pool.", command: null },
    ],
  },
  "response-body-timeout": {
    layer: "unknown",
    words: "the body did not end in time",
    retryHelps: true,
    steps: [
      {
        text: "Measure where the time goes.",
        command:
          "curl -so /dev/null -w '%{time_connect} %{time_appconnect} %{time_starttransfer} %{time_total}\\n' URL",
      },
      { text: "Look whether the answer streams from something that stalls.", command: null },
    ],
  },
  "response-truncated": {
    layer: "unknown",
    words: "the body was cut short",
    retryHelps: true,
    steps: [
      { text: "Look for a process that died while it answered.", command: null },
      { text: "Look for a full disk or a read timeout at the proxy.", command: null },
    ],
  },
  "response-malformed": {
    layer: "unknown",
    words: "the answer is not valid HTTP",
    retryHelps: false,
    steps: [{ text: "See the bytes themselves.", command: "curl -sv --raw URL" }],
  },
  "response-header-too-large": {
    layer: "unknown",
    words: "the answer has more than 16 KiB of headers",
    retryHelps: false,
    steps: [{ text: "Look at the size of Set-Cookie and Content-Security-Policy.", command: "curl -sI URL | wc -c" }],
  },
  "not-http": {
    layer: "unknown",
    words: "the port does not speak HTTP",
    retryHelps: false,
    steps: [{ text: "See what greets you.", command: "nc HOST PORT" }],
  },
  "app-error": {
    layer: "application",
    words: "the application answered with an error of its own",
    retryHelps: true,
    steps: [
      { text: "Search the application's log for the second of the check.", command: null },
      { text: "Look at the last release.", command: null },
    ],
  },
  "app-unavailable": {
    layer: "application",
    words: "the application says that it is not available",
    retryHelps: true,
    steps: [
      { text: "Search the application's log for the second of the check.", command: null },
      { text: "Ask its health endpoint.", command: null },
    ],
  },
  "app-maintenance": {
    layer: "application",
    words: "the application is in maintenance",
    retryHelps: true,
    steps: [{ text: "Look whether a maintenance switch was left on.", command: null }],
  },
  "app-overloaded": {
    layer: "application",
    words: "the application sheds load",
    retryHelps: true,
    steps: [{ text: "Look at its workers, queue and CPU.", command: null }],
  },
  "app-db-down": {
    layer: "application",
    words: "the application cannot reach its database",
    retryHelps: true,
    steps: [
      { text: "Look at the database and its connection limit.", command: null },
      { text: "Search the application's log for the second of the check.", command: null },
    ],
  },
  "app-timeout": {
    layer: "application",
    words: "the application's own time limit was reached",
    retryHelps: true,
    steps: [
      { text: "Search the application's log for the second of the check.", command: null },
      { text: "Look for slow queries.", command: null },
    ],
  },
  "app-crash": {
    layer: "application",
    words: "the process died while it answered",
    retryHelps: true,
    steps: [
      { text: "Look for restarts and crashes.", command: null },
      { text: "Search the application's log for the second of the check.", command: null },
    ],
  },
  "app-worker-killed": {
    layer: "application",
    words: "the worker was killed",
    retryHelps: true,
    steps: [{ text: "Look for a kill for lack of memory.", command: "journalctl -k | grep -i oom" }],
  },
  "app-not-loaded": {
    layer: "application",
    words: "the server runs but the application did not load",
    retryHelps: false,
    steps: [{ text: "Read the start-up log.", command: null }],
  },
  "app-not-found": {
    layer: "application",
    words: "the application has no such page",
    retryHelps: false,
    steps: [
      { text: "Look whether the path moved with the last release.", command: null },
      { text: "Correct the monitor's URL.", command: null },
    ],
  },
  "app-forbidden": {
    layer: "application",
    words: "the application denies access",
    retryHelps: false,
    steps: [{ text: "Look for a rule that refuses the monitor.", command: null }],
  },
  "app-auth": {
    layer: "application",
    words: "the application asks for credentials",
    retryHelps: false,
    steps: [{ text: "Give the monitor an Authorization header, or renew the one it has.", command: null }],
  },
  "app-rate-limited": {
    layer: "application",
    words: "the application limits the rate",
    retryHelps: true,
    steps: [{ text: "Check less often, or exempt the monitor.", command: null }],
  },
  "app-host-not-allowed": {
    layer: "application",
    words: "the application does not accept the Host header",
    retryHelps: false,
    steps: [{ text: "Look at its list of allowed hosts and at what the proxy forwards.", command: null }],
  },
  "app-health-fail": {
    layer: "application",
    words: "the health endpoint says fail",
    retryHelps: true,
    steps: [{ text: "Read which of its checks fails.", command: "curl -s URL" }],
  },
  "app-health-warn": {
    layer: "application",
    words: "the health endpoint warns",
    retryHelps: false,
    steps: [{ text: "Read which of its checks warns.", command: "curl -s URL" }],
  },
  "service-unavailable": {
    layer: "unknown",
    words: "the service says that it is not available",
    retryHelps: true,
    steps: [
      { text: "See who says it.", command: "curl -si URL | head -40" },
      { text: "Search the application's log for the second of the check.", command: null },
    ],
  },
  "content-keyword-missing": {
    layer: "content",
    words: "the answer does not have the expected text",
    retryHelps: false,
    steps: [{ text: "Compare the body with a good one.", command: "curl -s URL" }],
  },
  "content-error-page-200": {
    layer: "content",
    words: "an error page came with a good status",
    retryHelps: true,
    steps: [{ text: "Read the body.", command: "curl -s URL" }],
  },
  "content-empty": {
    layer: "content",
    words: "the body is empty",
    retryHelps: true,
    steps: [{ text: "Ask by hand.", command: "curl -si URL" }],
  },
  "content-encoding-error": {
    layer: "content",
    words: "the body cannot be decoded",
    retryHelps: false,
    steps: [{ text: "Look for compression done twice.", command: "curl -sI -H 'Accept-Encoding: gzip' URL" }],
  },
  "redirect-loop": {
    layer: "content",
    words: "the redirects lead in a circle",
    retryHelps: false,
    steps: [
      { text: "Follow them.", command: "curl -sIL --max-redirs 5 URL" },
      { text: "Look whether the proxy passes X-Forwarded-Proto on.", command: null },
    ],
  },
  "redirect-invalid": {
    layer: "content",
    words: "the redirect cannot be followed",
    retryHelps: false,
    steps: [{ text: "Read the Location header.", command: "curl -sI URL" }],
  },
  "content-parked-domain": {
    layer: "content",
    words: "a default or parking page is served",
    retryHelps: false,
    steps: [{ text: "Look whether the domain has expired.", command: "whois HOST" }],
  },
  "bad-request-sent": {
    layer: "monitor",
    words: "the server rejects the request that the monitor sends",
    retryHelps: false,
    steps: [{ text: "Look at the monitor's method, headers and body.", command: null }],
  },
  "request-header-too-large": {
    layer: "monitor",
    words: "the request headers are too large",
    retryHelps: false,
    steps: [{ text: "Look at the monitor's headers.", command: null }],
  },
  "request-uri-too-long": {
    layer: "monitor",
    words: "the URL is too long",
    retryHelps: false,
    steps: [{ text: "Shorten the monitor's URL.", command: null }],
  },
  "request-body-too-large": {
    layer: "monitor",
    words: "the request body is too large",
    retryHelps: false,
    steps: [{ text: "Shorten the monitor's body.", command: null }],
  },
  "slow-request": {
    layer: "monitor",
    words: "the request was not sent in time",
    retryHelps: true,
    steps: [{ text: "Look at the load of the machine that checks.", command: null }],
  },
};
