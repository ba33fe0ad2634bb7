import type { Notice } from "@/lib/alert/notice";

/**
 * How a message is known to the other side. All but `at` is the same on every retry, so a
 * receiver can drop what it has already seen.
 */
export type Envelope = {
  /** The outbox row's id: the `webhook-id`, and the local part of the `Message-ID`. */
  id: string;
  /** The id of the alert that told this channel of the same incident's opening, so that mails thread; null for the first. */
  threadId: string | null;
  /** What that alert said. A diagnosis may change while an incident lasts; the subject of its mails may not. */
  opening: Notice | null;
  /** A recovery whose failure never got through: this one message tells of both. */
  late: boolean;
  /** Where a reader finds the whole of it. */
  link: string;
  /** The time of this try, by the database's clock. */
  at: Date;
};

/** How the other side took a message. `answer` is what it said, at most 500 characters. */
export type SendResult =
  | { outcome: "delivered"; answer: string }
  /** To be tried again; after `retryAfterMs` at the earliest when the other side said so. */
  | { outcome: "retry"; answer: string; retryAfterMs: number | null }
  /** Never to be tried again; with `disable` the channel itself is of no use any more. */
  | { outcome: "refused"; answer: string; disable: boolean };

/** One kind of destination. `send` does not throw for the other side's fault. */
export type ChannelType<Config> = {
  send(config: Config, notice: Notice, envelope: Envelope): Promise<SendResult>;
};
