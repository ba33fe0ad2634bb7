import type { Digest, NoticeKind } from "@/lib/alert/notice";

const words: Record<NoticeKind, string> = {
  opened: "opened",
  updated: "changed",
  reminder: "still going on",
  acknowledged: "acknowledged",
  resolved: "resolved",
  digest: "digests",
  test: "tests",
};

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
