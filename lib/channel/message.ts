import type { Notice, NoticeKind } from "@/lib/alert/notice";
import { shortCause } from "@/lib/diagnosis/words";
import type { Severity } from "@/lib/incident/incident";

const starts: Record<NoticeKind, Record<Severity, string>> = {
  opened: { critical: "Down", warning: "Degraded" },
  updated: { critical: "Still down", warning: "Still degraded" },
  acknowledged: { critical: "Acknowledged", warning: "Acknowledged" },
  resolved: { critical: "Up again", warning: "Well again" },
  test: { critical: "Test", warning: "Test" },
};

const causeOf = (notice: Notice): string | null =>
  notice.incident === null
    ? null
    : shortCause(notice.incident.diagnosis, notice.incident.report.response?.status ?? null);

/** One line for a phone's notification: what happened to what, and why. */
export function headline(notice: Notice): string {
  const cause = causeOf(notice);
  return `${starts[notice.kind][notice.incident?.severity ?? "critical"]}: ${notice.monitor.name}${cause === null ? "" : ` · ${cause}`}`;
}

/** The line that stays the same over an incident, so that mails gather under it. */
export const stem = (notice: Notice): string => headline({ ...notice, kind: "opened" });

const unit = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** A duration in words, two units at most. */
export function durationWords(seconds: number): string {
  if (seconds < 60) return unit(Math.max(0, Math.round(seconds)), "second");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60)
    return seconds % 60 >= 30 && minutes < 10
      ? `${unit(minutes, "minute")} ${unit(Math.round(seconds % 60), "second")}`
      : unit(minutes, "minute");
  const hours = Math.floor(minutes / 60);
  if (hours < 24)
    return minutes % 60 === 0 ? unit(hours, "hour") : `${unit(hours, "hour")} ${unit(minutes % 60, "minute")}`;
  return `${unit(Math.floor(hours / 24), "day")} ${unit(hours % 24, "hour")}`;
}

/** The first sentence of a message: the verdict, or how long it lasted. */
export function verdictLine(notice: Notice): string {
  const { incident } = notice;
  if (incident === null) return "This is a test. Notices of this organization reach you here.";
  if (notice.kind !== "resolved") return incident.diagnosis.summary;
  const seconds =
    (new Date(incident.resolvedAt ?? notice.occurredAt).getTime() - new Date(incident.startedAt).getTime()) / 1000;
  return incident.severity === "warning"
    ? `${notice.monitor.name} is well again. It was degraded for ${durationWords(seconds)}.`
    : `${notice.monitor.name} answers again. It was down for ${durationWords(seconds)}.`;
}
