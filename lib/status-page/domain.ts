import { z } from "zod";

/** The longest name (RFC 1035 §2.3.4), less what stands before it in the record's. */
const longest = 240;
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
/** Ends of names that no public resolver answers for (RFC 6761, RFC 6762, RFC 9476). */
const unpublic = /(^|\.)(localhost|local|internal|invalid|test|example|onion|alt|home\.arpa)$/;

/** A domain as it is kept: small letters, in ASCII, without the dot at its end. Null for what is none. */
export function domainOf(text: string): string | null {
  const given = text.trim().replace(/\.$/, "");
  if (given === "" || /[\s/:@?#[\]\\%]/.test(given) || !URL.canParse(`https://${given}`)) return null;
  const host = new URL(`https://${given}`).hostname;
  const labels = host.split(".");
  const isName = labels.length >= 2 && labels.every((each) => label.test(each)) && !/^\d+$/.test(labels.at(-1) ?? "");
  return isName && host.length <= longest ? host : null;
}

export const domainInput = z.strictObject({
  domain: z.string({ error: "Give a domain." }).transform((value, context) => {
    const domain = domainOf(value);
    if (domain !== null && !unpublic.test(domain)) return domain;
    context.addIssue({ code: "custom", message: "Give a public domain, such as status.example.com." });
    return z.NEVER;
  }),
});

/** The name of the TXT record that shows whose a domain is. */
export const recordName = (domain: string): string => `_hopcheck.${domain}`;

/** A page's domain as its owner sees it. Times are ISO 8601. */
export type PageDomain = {
  domain: string;
  /** What the record `recordName` must say. */
  token: string;
  verifiedAt: string | null;
  checkedAt: string | null;
  missingSince: string | null;
};
