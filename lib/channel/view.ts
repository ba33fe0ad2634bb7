/** A channel as its owner sees it, with the settings of its kind that are no secrets. Times are ISO 8601. */
export type ChannelView = {
  id: string;
  type: string;
  name: string;
  /** How many notices a minute go to it one by one; null for what its kind does. */
  noticesPerMinute: number | null;
  disabledAt: string | null;
  disabledReason: string | null;
  createdAt: string;
  [setting: string]: unknown;
};
