import { z } from "zod";

/** What the owner of a page allows its readers beside reading it. */
export type ReaderSettings = {
  /** Whether anybody may subscribe. */
  subscriptions: boolean;
  /** Origins of sites that may show the page in a frame; `*` for any. */
  embedOrigins: string[];
};

export const defaultReaderSettings: ReaderSettings = { subscriptions: true, embedOrigins: [] };

const mostOrigins = 20;

/** An origin as a browser writes it in `frame-ancestors` (CSP Level 3 §6.4.2): nothing in it can end the policy. */
const origin = z
  .string()
  .trim()
  .toLowerCase()
  .transform((value) => value.replace(/\/$/, ""))
  .refine(
    (value) => value === "*" || /^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/.test(value),
    "Write an origin such as https://example.com, https://*.example.com for all below it, or * for any site.",
  );

/** What the form sends. */
export const readerSettingsInput = z.strictObject({
  subscriptions: z.boolean({ error: "Write true or false." }),
  embedOrigins: z.array(origin).max(mostOrigins, `At most ${mostOrigins} sites.`),
});

/** The sites that may frame a page, as `frame-ancestors` takes them. */
export const frameAncestors = ({ embedOrigins }: ReaderSettings): string =>
  embedOrigins.length === 0 ? "'none'" : embedOrigins.join(" ");
