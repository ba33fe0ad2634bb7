import { z } from "zod";
import { emailAddress, webUrl } from "@/lib/channel/field";

export const subscriberKinds = ["email", "webhook", "slack", "teams"] as const;
export type SubscriberKind = (typeof subscriberKinds)[number];

export const subscriberLimits = {
  /** Letters that one address or URL may cause in an hour, and in a day on all pages together. */
  lettersAnHour: 3,
  lettersADay: 10,
  /** Letters that the subscribing to one page may cause in an hour. */
  lettersOfAPageAnHour: 1000,
  perPage: 100_000,
  /** How long somebody may take to say yes. */
  confirmDays: 7,
  components: 200,
} as const;

export const kindWords: Record<SubscriberKind, string> = {
  email: "E-mail",
  webhook: "Webhook",
  slack: "Slack",
  teams: "Microsoft Teams",
};

const secureUrl = (words: string) =>
  webUrl(words).refine((value) => value.startsWith("https://"), "This address begins with https://.");

const targets = {
  email: emailAddress,
  webhook: webUrl("Give the URL to post to."),
  slack: webUrl("Give the webhook's URL.", ["hooks.slack.com", "hooks.slack-gov.com"]),
  teams: secureUrl("Give the workflow's URL."),
} as const;

const mostOfATarget = 2000;

/** What a reader sends who wants to be told. Without components it is about the whole page. */
export const subscribeInput = z
  .strictObject({
    kind: z.enum(subscriberKinds, { error: "Choose how to be told." }),
    target: z.string({ error: "Give an address." }).trim().max(mostOfATarget, "This is too long."),
    componentIds: z
      .array(z.uuid("This is not a component's id."))
      .max(subscriberLimits.components, `At most ${subscriberLimits.components} components.`)
      .default([]),
  })
  .superRefine(({ kind, target }, context) => {
    const read = targets[kind].safeParse(target);
    for (const { message } of read.error?.issues ?? []) context.addIssue({ code: "custom", path: ["target"], message });
  });

/** One form for what means the same: the domain of an address is read without regard to case (RFC 5321 §2.3.11). */
export function canonicalTarget(kind: SubscriberKind, target: string): string {
  // Most servers do not tell letters from capitals before the @ either; who writes both means one mailbox.
  return kind === "email" ? target.toLowerCase() : new URL(target).href;
}

/** A subscriber as the owner of the page sees it. Times are ISO 8601. */
export type Subscriber = {
  id: string;
  kind: SubscriberKind;
  /** An address whole; of a URL, which is a key, only its host. */
  shown: string;
  /** Empty for the whole page. */
  componentIds: string[];
  confirmedAt: string | null;
  /** Why nothing is sent any more; null while it is. */
  stoppedReason: string | null;
  createdAt: string;
};

/** What is shown of a target to the owner of a page. */
export const shownTarget = (kind: SubscriberKind, target: string): string =>
  kind === "email" ? target : new URL(target).host;
