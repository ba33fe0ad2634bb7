/** A channel as its owner sees it, with the settings of its kind that are no secrets. Times are ISO 8601. */
export type ChannelView = {
  id: string;
  type: string;
  name: string;
  disabledAt: string | null;
  disabledReason: string | null;
  createdAt: string;
  [setting: string]: unknown;
};
