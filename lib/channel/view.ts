/** A channel as its owner sees it. Times are ISO 8601. A webhook's secret stays behind. */
export type ChannelView = {
  id: string;
  type: "email" | "webhook";
  name: string;
  /** Of an e-mail channel. */
  address?: string;
  /** Of a webhook. */
  url?: string;
  disabledAt: string | null;
  disabledReason: string | null;
  createdAt: string;
};
