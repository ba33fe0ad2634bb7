import type { Cause } from "@/lib/diagnosis/cause";
import { answerByHand, askByHand, readBody, whois } from "@/lib/diagnosis/causes/steps";

/** A whole answer that is not the expected one. */
export const contentCauses = {
  "content-keyword-missing": {
    layer: "content",
    words: "the answer does not have the expected text",
    retryHelps: false,
    steps: [readBody, { text: "Compare with the body of a good day, and with the last release.", command: null }],
  },
  "content-error-page-200": {
    layer: "content",
    words: "an error page came with a good status",
    retryHelps: false,
    steps: [readBody, { text: "Let error pages carry an error status.", command: null }],
  },
  "content-empty": {
    layer: "content",
    words: "the body is empty",
    retryHelps: true,
    steps: [answerByHand, { text: "Look whether a handler serves this path at all.", command: null }],
  },
  "content-encoding-error": {
    layer: "content",
    words: "the body cannot be decoded",
    retryHelps: false,
    steps: [
      { text: "Look for compression done twice.", command: "curl -sI -H 'Accept-Encoding: gzip' URL" },
      askByHand,
    ],
  },
  "redirect-loop": {
    layer: "content",
    words: "the redirects lead in a circle",
    retryHelps: false,
    steps: [
      { text: "Follow the redirects.", command: "curl -sIL --max-redirs 5 URL" },
      {
        text: "Look whether the proxy passes X-Forwarded-Proto on, and whether proxy and app both redirect.",
        command: null,
      },
    ],
  },
  "redirect-invalid": {
    layer: "content",
    words: "the redirect leads where it should not",
    retryHelps: false,
    steps: [
      { text: "Read the Location header.", command: "curl -sI URL" },
      { text: "Check the address it leads to instead, or let the check follow redirects.", command: null },
    ],
  },
  "content-parked-domain": {
    layer: "content",
    words: "a default or parking page is served",
    retryHelps: false,
    steps: [whois, readBody],
  },
} as const satisfies Record<string, Cause>;
