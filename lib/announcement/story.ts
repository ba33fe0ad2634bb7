import type { UpdateStatus } from "@/lib/announcement/announcement";
import type { AnnounceRule } from "@/lib/announcement/rule";
import { layerSentence } from "@/lib/status-page/words";

/** What an incident tells of itself as it goes on. */
export type IncidentStory = {
  /** A slug of the taxonomy. */
  layer: string;
  /** Of the diagnosis: for the team, unless the page says otherwise. */
  summary: string;
  openedAt: Date;
  acknowledgedAt: Date | null;
  resolvedAt: Date | null;
};

export type AutomaticUpdate = { status: UpdateStatus; at: Date; body: string };

/** Text as Markdown that reads as this text. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!<>|~&:]/g, "\\$&");

export const automaticBodies = {
  identified: "We know of it and are working on it.",
  resolved: "It is available again.",
  unwatched: "This is not checked any more.",
} as const;

/** What readers are told of an incident without anybody writing it, oldest first. */
export function automaticUpdates(incident: IncidentStory, rule: AnnounceRule): AutomaticUpdate[] {
  const { layer, summary, openedAt, acknowledgedAt, resolvedAt } = incident;
  const sentence = layerSentence(layer, resolvedAt !== null);
  const detail = rule.internalNames && summary !== "" ? `\n\n${escapeMarkdown(summary)}` : "";
  const updates: AutomaticUpdate[] = [{ status: "investigating", at: openedAt, body: sentence + detail }];
  if (acknowledgedAt) updates.push({ status: "identified", at: acknowledgedAt, body: automaticBodies.identified });
  // The end is the first passing check, which may come before somebody said that it is known.
  const end = resolvedAt && new Date(Math.max(resolvedAt.getTime(), ...updates.map(({ at }) => at.getTime())));
  if (end) updates.push({ status: "resolved", at: end, body: automaticBodies.resolved });
  return updates;
}
