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

const name = z
  .string()
  .trim()
  .min(1, "Give the channel a name.")
  .max(120, "A name has at most 120 characters.")
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, "A name is one line of text.");

const webhookUrl = z
  .string({ error: "Give the URL to post to." })
  .trim()
  .min(1, "Give the URL to post to.")
  .superRefine((value, context) => {
    const problem = targetProblem(value);
    if (problem !== null && value !== "") context.addIssue({ code: "custom", message: problem });
  });

/** What `POST /channels` and the form take. */
export const channelInput = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("email"), name: name.optional(), address: emailAddress }),
    z.strictObject({ type: z.literal("webhook"), name: name.optional(), url: webhookUrl }),
  ],
  { error: "The type is email or webhook." },
);
export type ChannelInput = z.output<typeof channelInput>;

/** What may be changed of a channel. */
export const channelChange = z.strictObject({
  name: name.optional(),
  address: emailAddress.optional(),
  url: webhookUrl.optional(),
  enabled: z.boolean().optional(),
});
