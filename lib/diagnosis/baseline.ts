import type { ProbeResult } from "@/lib/probe/probe";

/** What a healthy answer looks like: names, not values, so that it stays the same from check to check. */
export type Baseline = {
  /** Names of headers, lower case, sorted. */
  headers: readonly string[];
  server: string | null;
  contentType: string | null;
};

const headerOf = (result: ProbeResult, name: string): string | null =>
  result.response?.headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? null;

/** The fingerprint of a healthy answer. */
export function baselineOf(result: ProbeResult): Baseline {
  const names = result.response?.headers.map(([name]) => name.toLowerCase()) ?? [];
  return {
    headers: [...new Set(names)].sort(),
    server: headerOf(result, "server"),
    contentType: headerOf(result, "content-type")?.split(";")[0]?.trim().toLowerCase() ?? null,
  };
}

/** True when two healthy answers look the same. */
export const sameBaseline = (one: Baseline, other: Baseline): boolean =>
  one.server === other.server && one.contentType === other.contentType && one.headers.join() === other.headers.join();
