import { z } from "zod";

/** Headers of the connection (RFC 9110 §7.6.1), and those that say what a webhook is and who signed it. */
const reserved = new Set([
  "host",
  "connection",
  "content-length",
  "content-type",
  "content-encoding",
  "expect",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "user-agent",
  "proxy-authorization",
  "proxy-connection",
  "proxy-authenticate",
]);
const most = 20;

const name = z
  .string()
  .max(100, "A header's name has at most 100 characters.")
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "A header's name has letters, digits and hyphens only.")
  .refine(
    (value) => !reserved.has(value.toLowerCase()) && !value.toLowerCase().startsWith("webhook-"),
    "This header is set by Hopcheck itself.",
  );
const value = z
  .string({ error: "A header's value is text." })
  .max(4096, "A header's value has at most 4096 characters.")
  .regex(/^[\t\u0020-\u007e\u0080-\u00ff]*$/, "A header's value is one line without control characters.");

/** Headers that a customer adds to what is sent. */
export const extraHeaders = z
  .record(name, value)
  .refine((headers) => Object.keys(headers).length <= most, `At most ${most} headers.`);
