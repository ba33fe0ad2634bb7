import type { Notice } from "@/lib/alert/notice";

/**
 * How a message is known to the other side. It is the same on every retry, so a
 * receiver can drop what it has already seen.
 */
export type Envelope = {
  /** The outbox row's id: the `webhook-id`, and the local part of the `Message-ID`. */
  id: string;
  /** The id of the alert that opened the same incident on the same channel, so that mails thread; null for the first. */
  threadId: string | null;
  /** Where a reader finds the whole of it. */
  link: string;
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
