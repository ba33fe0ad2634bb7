import ipaddr from "ipaddr.js";

/** How the last check of one monitor ended, as far as it speaks of the way there. Times are of the monotonic clock, in ms. */
export type Reading = {
  host: string;
  at: number;
  intervalSeconds: number;
  /** Since when it has ended without any answer; null while it is answered. */
  silentSince: number | null;
};

/** Fewer than these, or of fewer hosts, are their own failing. */
const least = { monitors: 5, hosts: 3 };
/** So large a part of a region's monitors does not fail by itself in one interval. */
const share = 0.5;
/** An interval shorter than this is taken as this long: one look at each target takes a while. */
const shortestMs = 15_000;

const spanMs = ({ intervalSeconds }: Reading): number => Math.max(shortestMs, intervalSeconds * 1000);

/**
 * The hosts that fell silent together, when they are so many that the region must suspect itself first: half of its
 * monitors within one interval, five at least, of three hosts at least. Empty otherwise.
 * @param now of the same clock as the readings
 */
export function fellSilent(readings: readonly Reading[], now: number): string[] {
  const known = readings.filter((each) => each.at >= now - 2 * spanMs(each));
  const fresh = known.filter((each) => each.silentSince !== null && each.silentSince >= now - spanMs(each));
  const hosts = new Set(fresh.map(({ host }) => host));
  const many = fresh.length >= least.monitors && hosts.size >= least.hosts && fresh.length >= share * known.length;
  return many ? [...hosts] : [];
}

/** A host on the machine itself is reached without any network. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "");
  return bare === "localhost" || (ipaddr.isValid(bare) && ipaddr.process(bare).range() === "loopback");
}

/** Blindness is bounded: whoever could keep it up could silence everybody. */
export const blindSeconds = 600;

/** What a region found out about itself; `why` is for people when it is not well. */
export type SelfCheck = { well: true } | { well: false; why: string };

/** A region that is blind now. Times are ISO 8601. */
export type BlindRegion = { name: string; since: string; until: string; why: string };
