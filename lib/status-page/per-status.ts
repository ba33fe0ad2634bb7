import type { PublicStatus } from "@/lib/status-page/page";

/**
 * What is made of a status for an address of its page, made once for each status that was read: readers share both,
 * and both go together.
 * @param make depends on these two alone
 */
export function perStatus<T>(make: (status: PublicStatus, baseUrl: string) => T) {
  const made = new WeakMap<PublicStatus, Map<string, T>>();
  return (status: PublicStatus, baseUrl: string): T => {
    const known = made.get(status) ?? new Map<string, T>();
    made.set(status, known);
    const value = known.get(baseUrl) ?? make(status, baseUrl);
    known.set(baseUrl, value);
    return value;
  };
}
