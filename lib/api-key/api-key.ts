/** An API key as its owner sees it. Times are ISO 8601. The key itself is shown once, when it is made. */
export type ApiKeyView = {
  id: string;
  name: string;
  prefix: string;
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
};

export const keyPrefix = "hc_";
