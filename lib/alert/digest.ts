import type { Digest, DigestItem, NoticeKind } from "@/lib/alert/notice";

/** How many notices a minute go to a channel one by one, where neither it nor its kind says otherwise. */
export const defaultNoticesPerMinute = 20;

/** Kinds of channels that programs read: each notice changes a state there, so that none may be told in another's words. */
export const machineKinds = ["webhook", "pagerduty", "opsgenie"] as const;

/** How many notices a minute go to a channel of a kind one by one; null for all. */
export const usualNoticesPerMinute = (kind: string): number | null =>
  machineKinds.some((each) => each === kind) ? null : defaultNoticesPerMinute;

/** So many are named in a digest; the others are counted. */
export const mostNamed = 50;

const words: Record<NoticeKind, string> = {
  opened: "opened",
  updated: "changed",
  reminder: "still going on",
  acknowledged: "acknowledged",
  resolved: "resolved",
  digest: "digests",
  test: "tests",
};

/** What a digest says. @param items in the order in which they would have been told, one at least */
export function digestOf(items: readonly DigestItem[]): Digest {
  const counts: Partial<Record<NoticeKind, number>> = {};
  for (const { kind } of items) counts[kind] = (counts[kind] ?? 0) + 1;
  return { count: items.length, counts, items: items.slice(0, mostNamed) };
}

/** "30 opened, 4 resolved". */
const countWords = ({ counts }: Digest): string =>
  (Object.keys(words) as NoticeKind[])
    .flatMap((kind) => (counts[kind] === undefined ? [] : [`${counts[kind]} ${words[kind]}`]))
    .join(", ");

/** "34 more notices: 30 opened, 4 resolved". */
export const digestHeadline = (digest: Digest): string => `${digest.count} more notices: ${countWords(digest)}`;

/** The first sentence of a digest, with the first of what it tells of. */
export function digestLine({ count, items }: Digest): string {
  const named = items.slice(0, 3).map(({ headline }) => headline);
  const rest = count - named.length;
  const more = rest > 0 ? `, and ${rest} more` : "";
  return `More notices than this channel takes in a minute, so these ${count} come together: ${named.join("; ")}${more}.`;
}

/** The first of what a digest tells of, each with a link to its incident. @param origin where this installation is */
export function digestFacts({ count, items }: Digest, origin: string): [name: string, value: string][] {
  const named = items.slice(0, 10);
  const facts = named.map(({ headline, incidentId }, index): [string, string] => [
    `${index + 1}`,
    `${headline} ${origin}/incidents/${incidentId}`,
  ]);
  return count > named.length ? [...facts, ["More", `${count - named.length} at ${origin}/incidents`]] : facts;
}
