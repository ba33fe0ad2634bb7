import type { BulletinNotice } from "@/lib/subscriber/bulletin";

/** What is sent to one subscriber. */
export type Message = {
  /** The same on every try. */
  id: string;
  purpose: "confirm" | "known" | "bulletin";
  page: { name: string; url: string };
  /** What a bulletin tells; null for a letter. */
  notice: BulletinNotice | null;
  /** Names the conversation with this subscriber; null for a letter. */
  thread: string | null;
  links: { confirm: string; manage: string; leave: string };
  /** When it is sent, by the database's clock. */
  at: Date;
};

/** Runs when a message is about to be whole in the other side's hands; when it fails, the message must not be completed. */
export type HandOver = () => Promise<void>;

/** Where a notice is read. */
export const noticeUrl = ({ page, notice }: Message): string => `${page.url}${notice?.path ?? ""}`;

/** "2026-11-21 09:05 UTC". */
export const utc = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
