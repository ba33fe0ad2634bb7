/** A mail as the catcher tells of it. Addresses are bare, times ISO 8601. */
export type CaughtMail = {
  id: string;
  receivedAt: string;
  from: string;
  /** Whom the envelope named, copies included. */
  to: string[];
  subject: string;
  messageId: string | null;
  inReplyTo: string | null;
  references: string | null;
  headers: [string, string][];
  text: string | null;
  html: string | null;
};

/** A mail as it is kept: one line of JSON. */
export type StoredMail = {
  id: string;
  receivedAt: string;
  from: string;
  to: string[];
  /** The mail as it came, in base64. */
  raw: string;
};

/** Whether a mail went to an address, letter case aside. */
export const isTo = (mail: { to: readonly string[] }, address: string): boolean =>
  mail.to.some((each) => each.toLowerCase() === address.trim().toLowerCase());
