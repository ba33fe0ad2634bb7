import type { Cause } from "@/lib/diagnosis/cause";

/** No answer or no whole answer: the bytes do not tell which layer. */
export const silenceCauses = {
  "check-timeout": {
    layer: "unknown",
    words: "no answer came in time",
  },
  "empty-reply": {
    layer: "unknown",
    words: "the connection was closed without an answer",
  },
  "response-header-timeout": {
    layer: "unknown",
    words: "the first byte did not come in time",
  },
  "response-body-timeout": {
    layer: "unknown",
    words: "the body did not end in time",
  },
  "response-truncated": {
    layer: "unknown",
    words: "what sent the answer died or gave up in the middle of it",
  },
  "response-malformed": {
    layer: "unknown",
    words: "the answer is not valid HTTP",
  },
  "response-header-too-large": {
    layer: "unknown",
    words: "the answer has more than 16 KiB of headers",
  },
  "not-http": {
    layer: "unknown",
    words: "the port does not speak HTTP",
  },
} as const satisfies Record<string, Cause>;
