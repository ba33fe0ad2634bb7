import type { Digest, Notice } from "@/lib/alert/notice";
import type { Envelope } from "@/lib/channel/channel";
import { type Fact, factsOf, headline, lateLine, linkLabel, stepsOf, verdictLine } from "@/lib/channel/message";
import { clip } from "@/lib/channel/text";
import type { NextStep } from "@/lib/diagnosis/diagnosis";

/** How a message feels: what colour it has, how loud it is. */
export type Tone = "down" | "degraded" | "up" | "note";

/** What every channel tells, before it is put into a vendor's form. Nothing in it is escaped. */
export type Story = {
  tone: Tone;
  /** One line: what happened to what, and why. */
  title: string;
  /** The verdict, or how long it lasted; says that it is late when it is. */
  text: string;
  facts: readonly Fact[];
  steps: readonly NextStep[];
  link: string;
  linkLabel: string;
  acknowledgeLink: string | null;
  /** What belongs together: the incident's id, or the notice's own for a test. */
  thread: string;
  /** ISO 8601. */
  at: string;
};

/** Of many at once the worst is felt. */
const digestTone = ({ counts }: Digest): Tone => {
  if (counts.opened !== undefined) return "down";
  if (counts.updated !== undefined || counts.reminder !== undefined) return "degraded";
  return counts.resolved === undefined ? "note" : "up";
};

function toneOf({ kind, incident, digest }: Notice): Tone {
  if (digest !== undefined) return digestTone(digest);
  if (incident === null || kind === "acknowledged") return "note";
  if (kind === "resolved") return "up";
  return incident.severity === "critical" ? "down" : "degraded";
}

/** Reads a notice for people. */
export function storyOf(notice: Notice, envelope: Envelope): Story {
  const { late, link, acknowledgeLink, id } = envelope;
  return {
    tone: toneOf(notice),
    title: headline(notice, late),
    text: [verdictLine(notice, late), late ? lateLine : ""].filter(Boolean).join(" "),
    facts: factsOf(notice),
    steps: stepsOf(notice),
    link,
    linkLabel: linkLabel(notice),
    acknowledgeLink,
    thread: notice.incident?.id ?? id,
    at: notice.occurredAt,
  };
}

/** The colour of a tone, as cards and bars take it; the words say the same. */
export const hues: Record<Tone, `#${string}`> = {
  down: "#b3261e",
  degraded: "#b26a00",
  up: "#2e7d32",
  note: "#5f6470",
};

/**
 * A story as plain text beneath its title: the verdict, the facts, what to check, one a line.
 * @param most in UTF-16 units
 */
export function plainText({ text, facts, steps }: Pick<Story, "text" | "facts" | "steps">, most: number): string {
  const lines = [
    text,
    ...facts.map(([name, value]) => `${name}: ${value}`),
    ...steps.map((step, index) => `${index + 1}. ${step.text}${step.command === null ? "" : `\n   ${step.command}`}`),
  ];
  return clip(lines.join("\n"), most);
}

/** What a reader can do: open it, and say that they are at work on it where that is offered. */
export const linksOf = ({ link, linkLabel, acknowledgeLink }: Story): readonly { label: string; url: string }[] => [
  { label: linkLabel, url: link },
  ...(acknowledgeLink === null ? [] : [{ label: "Acknowledge", url: acknowledgeLink }]),
];

/** A line of its own for it, where a message has one link only; empty when it is not offered. */
export const acknowledgeLine = ({ acknowledgeLink }: Story): string =>
  acknowledgeLink === null ? "" : `\nAcknowledge: ${acknowledgeLink}`;

/**
 * The first three checks, numbered, in a vendor's language.
 * @param say makes a text safe
 * @param code sets a command, with what parts it from its text
 */
export const checksOf = (
  { steps }: Story,
  say: (text: string) => string,
  code: (command: string) => string,
): readonly string[] =>
  steps
    .slice(0, 3)
    .map(({ text, command }, index) => `${index + 1}. ${say(text)}${command === null ? "" : code(command)}`);
