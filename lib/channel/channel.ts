import type { z } from "zod";
import type { Notice } from "@/lib/alert/notice";
import type { FieldError } from "@/lib/errors";

/**
 * How a message is known to the other side. All but `at` is the same on every retry, so a
 * receiver can drop what it has already seen.
 */
export type Envelope = {
  /** The outbox row's id: the `webhook-id`, and the local part of the `Message-ID`. */
  id: string;
  organizationId: string;
  channelId: string;
  /** The id of the alert that told this channel of the same incident's opening, so that mails thread; null for the first. */
  threadId: string | null;
  /** What that alert said. A diagnosis may change while an incident lasts; the subject of its mails may not. */
  opening: Notice | null;
  /** A recovery whose failure never got through: this one message tells of both. */
  late: boolean;
  /** Where a reader finds the whole of it. */
  link: string;
  /** Where one button says "I am at work on it", without signing in; null when there is none. */
  acknowledgeLink: string | null;
  /** The time of this try, by the database's clock. */
  at: Date;
};

/** How the other side took a message. `answer` is what it said, at most 500 characters. */
export type SendResult =
  | { outcome: "delivered"; answer: string }
  /** To be tried again; after `retryAfterMs` at the earliest when the other side said so. */
  | { outcome: "retry"; answer: string; retryAfterMs: number | null }
  /** Our own way out is closed, such as the mail server: nothing was tried, and it goes as soon as that is back. */
  | { outcome: "away"; answer: string }
  /** Never to be tried again; with `disable` the channel itself is of no use any more. */
  | { outcome: "refused"; answer: string; disable: boolean };

/** How a field is filled in: `headers` has a name and a value a line, `template` a JSON body with a preview. */
export type FieldControl = "text" | "email" | "url" | "select" | "textarea" | "headers" | "template";

/** One setting of a channel: what it takes, and what its form says of it. */
export type Field<Schema extends z.ZodType = z.ZodType> = {
  schema: Schema;
  label: string;
  hint?: string;
  placeholder?: string;
  control?: FieldControl;
  /** Of a `select`, the first is taken when nothing is chosen. */
  options?: readonly (readonly [value: string, label: string])[];
  /** Most leave it alone: it stands folded away. */
  rare?: boolean;
  /** Never shown again once it is stored. */
  secret?: boolean;
  /** An address that is sent to: the guard judges it when it is saved, and again at every send. */
  target?: boolean;
};

export type Fields = Readonly<Record<string, Field>>;
export type ConfigOf<F extends Fields> = z.output<z.ZodObject<{ [Name in keyof F]: F[Name]["schema"] }>>;

/** One kind of destination, whole: its settings, its words, and how it is sent to. */
export type ChannelType<F extends Fields = Fields> = {
  /** The `type` of the API; never changed. */
  kind: string;
  label: string;
  /** One or two letters in place of a logo. */
  sign: string;
  /** What arrives, in a sentence. */
  summary: string;
  fields: F;
  guide: { steps: readonly string[]; link: { label: string; url: string } | null };
  /** What a channel without a name is called. */
  nameOf(config: ConfigOf<F>): string;
  /** Where it goes, of what is no secret. */
  goesTo(shown: Partial<ConfigOf<F>>): string;
  /** What is wrong with fields that are right one by one. */
  problems?(config: ConfigOf<F>): FieldError[];
  /** A secret of our making, shown once when the channel is made, under the name it is stored by. */
  makeSecret?(): { secret: string };
  /** Does not throw for the other side's fault. */
  send(config: ConfigOf<F>, notice: Notice, envelope: Envelope): Promise<SendResult>;
};

/** Writes a kind down, with its settings' types taken from its fields. */
export const channelType = <const F extends Fields>(type: ChannelType<F>): ChannelType<F> => type;
