import type { Cause } from "@/lib/diagnosis/cause";
import { appLog, askByHand, fixUrl, oom, slow, times } from "@/lib/diagnosis/causes/steps";

/** No answer or no whole answer: the bytes do not tell which layer. */
export const silenceCauses = {
  "check-timeout": {
    layer: "unknown",
    words: "no answer came in time",
    retryHelps: false,
    steps: [times, { text: "Compare with the time that the check allows.", command: null }],
  },
  "empty-reply": {
    layer: "unknown",
    words: "the connection was closed without an answer",
    retryHelps: true,
    steps: [askByHand, appLog, oom],
  },
  "response-header-timeout": {
    layer: "unknown",
    words: "the first byte did not come in time",
    retryHelps: false,
    steps: [times, slow, appLog],
  },
  "response-body-timeout": {
    layer: "unknown",
    words: "the body did not end in time",
    retryHelps: false,
    steps: [times, { text: "Look whether the answer streams from something that stalls.", command: null }],
  },
  "response-truncated": {
    layer: "unknown",
    words: "what sent the answer died or gave up in the middle of it",
    retryHelps: true,
    steps: [
      {
        text: "Compare the bytes with what was announced.",
        command: "curl -so /dev/null -w '%{size_download} bytes, %{errormsg}\\n' URL",
      },
      { text: "Look for a process that died while it answered.", command: null },
      { text: "Look for a full disk or a read timeout at the proxy.", command: null },
    ],
  },
  "response-malformed": {
    layer: "unknown",
    words: "the answer is not valid HTTP",
    retryHelps: false,
    steps: [
      { text: "See the bytes themselves.", command: "curl -sv --raw --http0.9 -o - URL | head -c 400" },
      { text: "Look at what writes headers by hand.", command: null },
    ],
  },
  "response-header-too-large": {
    layer: "unknown",
    words: "the answer has more than 16 KiB of headers",
    retryHelps: false,
    steps: [
      { text: "Measure the headers.", command: "curl -sI URL | wc -c" },
      { text: "Look at the size of Set-Cookie and Content-Security-Policy.", command: null },
    ],
  },
  "not-http": {
    layer: "unknown",
    words: "the port does not speak HTTP",
    retryHelps: false,
    steps: [{ text: "See what greets you.", command: "nc -w5 HOST PORT </dev/null | head -c 200" }, fixUrl],
  },
} as const satisfies Record<string, Cause>;
