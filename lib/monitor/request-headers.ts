import { unseal } from "@/lib/seal";

export type StoredHeaders = [name: string, value: string][];

/** The request headers of a monitor as they are sent; null when it has none. */
export const openHeaders = (sealed: string | null): StoredHeaders =>
  sealed === null ? [] : (JSON.parse(unseal(sealed)) as StoredHeaders);
