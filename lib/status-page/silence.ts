/** A monitor as far as its silence goes. */
export type Watched = {
  intervalSeconds: number;
  /** Null while it is paused: then nobody expects a check. */
  watchedSince: Date | null;
  /** Null when it has none. */
  lastCheckAt: Date | null;
};

/** So many checks may be missed, and this much more, before nothing newer is known. */
const missed = 3;
const graceMs = 120_000;

/** From when on a monitor's silence means that its state is not known any more; null while nobody expects a check of it. */
export function silentFrom({ intervalSeconds, watchedSince, lastCheckAt }: Watched): Date | null {
  if (watchedSince === null) return null;
  const last = Math.max(watchedSince.getTime(), lastCheckAt?.getTime() ?? 0);
  return new Date(last + missed * intervalSeconds * 1000 + graceMs);
}
