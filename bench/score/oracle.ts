import type { Answer } from "@/bench/score/answer";

/** Seconds to which a time is rounded in a signature; sooner than that is at once. */
function paceIn(elapsedMs: number | undefined): string {
  if (elapsedMs === undefined) return "-";
  if (elapsedMs < 150) return "at once";
  return elapsedMs < 3500 ? `${Math.round(elapsedMs / 1000)} s` : "4 s and more";
}

/** What differs between two answers to the same fault: dates, ids, addresses, ports, the names of our own paths. */
const volatile: readonly (readonly [RegExp, string])[] = [
  [/[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/g, "DATE"],
  [/^(?:x-request-id|x-varnish|etag|set-cookie|age|last-modified|content-length|keep-alive): .{0,400}$/gim, "VOLATILE"],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b/g, "ADDRESS"],
  [/\b[0-9a-f]{16,40}\b/gi, "ID"],
  [/\/[a-z0-9-]{1,40}(?:\/[a-z0-9-]{1,40})?(?=["<&\s]|$)/gi, "/PATH"],
  [/\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.test\b/gi, "HOST"],
  [/\/\d{1,4}(?:\.\d{1,4}){1,3}\b/g, ""],
  [/\bPort \d{1,5}\b/g, "PORT"],
  [/XID: \d{1,12}/g, "XID"],
];

/** Two answers with the same signature cannot be told apart by anybody. */
export function signatureOf(answer: Answer, timed = false): string {
  let text = (answer.text ?? `${answer.error} in ${answer.phase ?? "-"}`).slice(0, 4096);
  for (const [pattern, word] of volatile) text = text.replace(pattern, word);
  return `${text}\n${answer.whole ? "whole" : "part"} ${timed ? paceIn(answer.elapsedMs) : ""}`;
}

/** What one who knows every recorded fault could say of each answer at best. */
export type Oracle = {
  /** The weight on the true cause: its share of the faults with this signature. */
  weight(answer: Answer): number;
  /** The one layer of all faults with this signature; null where they differ. */
  layer(answer: Answer): string | null;
};

/**
 * An oracle that spreads its weight evenly over the recorded faults with the same signature.
 * @param timed true for a sharper one, to which answers that came at different seconds differ
 */
export function oracleOf(answers: readonly Answer[], timed = false): Oracle {
  const groups = new Map<string, Answer[]>();
  const keys = new Map<Answer, string>();
  for (const answer of answers) {
    const key = signatureOf(answer, timed);
    keys.set(answer, key);
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  const groupOf = (answer: Answer): Answer[] => groups.get(keys.get(answer) ?? signatureOf(answer, timed)) ?? [answer];
  return {
    weight: (answer) => {
      const group = groupOf(answer);
      return group.filter(({ cause }) => cause === answer.cause).length / group.length;
    },
    layer: (answer) => {
      const layers = new Set(groupOf(answer).map(({ layer }) => layer));
      return layers.size === 1 ? answer.layer : null;
    },
  };
}
