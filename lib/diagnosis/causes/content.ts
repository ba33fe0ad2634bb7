import type { Cause } from "@/lib/diagnosis/cause";

/** A whole answer that is not the expected one. */
export const contentCauses = {
  "content-keyword-missing": {
    layer: "content",
    words: "the answer does not have the expected text",
  },
  "content-error-page-200": {
    layer: "content",
    words: "an error page came with a good status",
  },
  "content-empty": {
    layer: "content",
    words: "the body is empty",
  },
  "content-encoding-error": {
    layer: "content",
    words: "the body cannot be decoded",
  },
  "redirect-loop": {
    layer: "content",
    words: "the redirects lead in a circle",
  },
  "redirect-invalid": {
    layer: "content",
    words: "the redirect leads where it should not",
  },
  "content-parked-domain": {
    layer: "content",
    words: "a default or parking page is served",
  },
} as const satisfies Record<string, Cause>;
