import { z } from "zod";
import { targetProblem } from "@/lib/net/target";

/**
 * One plain mailbox (the dot-string of RFC 5321 §4.1.2 at a host name): ASCII, no display name, list,
 * group, comment or quoting. What a mail library would make of anything richer is not ours to find out.
 */
const mailbox =
  /^(?=[^@]{1,64}@)[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;

export const emailAddress = z
  .string({ error: "Give an e-mail address." })
  .trim()
  .max(254, "An address has at most 254 characters.")
  .regex(mailbox, "This is not a single e-mail address, such as ops@example.com.");

export const channelName = z
  .string()
  .trim()
  .min(1, "Give the channel a name.")
  .max(120, "A name has at most 120 characters.")
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, "A name is one line of text.");

const given = (words: string) => z.string({ error: words }).trim().min(1, words);

function urlProblem(value: string, hosts: readonly string[]): string | null {
  const problem = targetProblem(value);
  if (problem !== null || hosts.length === 0) return problem;
  const { protocol, hostname } = new URL(value);
  const known = hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
  return protocol === "https:" && known ? null : `This address begins with https:// and is at ${hosts.join(" or ")}.`;
}

/**
 * A whole address to send to.
 * @param words said when it is missing
 * @param hosts of the vendor, when it can be nowhere else
 */
export const webUrl = (words: string, hosts: readonly string[] = []) =>
  given(words).superRefine((value, context) => {
    const problem = value === "" ? null : urlProblem(value, hosts);
    if (problem !== null) context.addIssue({ code: "custom", message: problem });
  });

/** Where a server of one's own is reached, without a slash at the end; paths are added to it. */
export const serverUrl = (words = "Give the server's address.") =>
  webUrl(words)
    .refine((value) => !/[?#]/.test(value), "Give the server's address alone, without ? or #.")
    .transform((value) => value.replace(/\/+$/, ""));

/**
 * One line of printable ASCII without blanks: a key, a token, a number. It stands in headers and paths.
 * @param form what it must look like, with the words for what does not
 */
export const token = (words: string, most = 255, form?: readonly [pattern: RegExp, words: string]) => {
  const line = given(words)
    .max(most, `It has at most ${most} characters.`)
    .regex(/^[\x21-\x7e]*$/, "It has no spaces and only plain letters, digits and signs.");
  return form === undefined ? line : line.regex(form[0], form[1]);
};

/** One line of any text. */
export const line = (words: string, most = 255) =>
  given(words)
    .max(most, `It has at most ${most} characters.`)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, "It is one line of text.");
