import { digestFacts, digestHeadline, digestLine } from "@/lib/alert/digest";
import type { Notice, NoticeKind } from "@/lib/alert/notice";
import { deploymentWords } from "@/lib/deployment/deployment";
import type { NextStep } from "@/lib/diagnosis/diagnosis";
import { shortCause } from "@/lib/diagnosis/words";
import type { Severity } from "@/lib/incident/incident";
import { membersTitle } from "@/lib/incident/member";

const starts: Record<NoticeKind, Record<Severity, string>> = {
  opened: { critical: "Down", warning: "Degraded" },
  updated: { critical: "Still down", warning: "Still degraded" },
  reminder: { critical: "Still down", warning: "Still degraded" },
  acknowledged: { critical: "Acknowledged", warning: "Acknowledged" },
  resolved: { critical: "Up again", warning: "Well again" },
  digest: { critical: "Notices", warning: "Notices" },
  test: { critical: "Test", warning: "Test" },
};

const wasStarts: Record<Severity, string> = { critical: "Was down", warning: "Was degraded" };

/** What an incident was, and what its end is. */
const endings: Record<Severity, readonly [was: string, again: string]> = {
  critical: ["down", "answers again"],
  warning: ["degraded", "is well again"],
};

const causeOf = (notice: Notice): string | null =>
  notice.incident === null
    ? null
    : shortCause(notice.incident.diagnosis, notice.incident.report.response?.status ?? null);

/** The monitor, or of several how many and who: "12 monitors (shop and 11 more)". */
function whose({ monitor, incident }: Notice): string {
  const count = incident?.memberCount ?? 1;
  if (count < 2) return monitor.name;
  const names = incident?.members?.map(({ name }) => name) ?? [];
  return `${count} monitors (${membersTitle(monitor.name, names, count)})`;
}

/**
 * One line for a phone's notification: what happened to what, and why.
 * @param late when it tells of a failure together with its end
 */
export function headline(notice: Notice, late = false): string {
  if (notice.digest !== undefined) return digestHeadline(notice.digest);
  const cause = causeOf(notice);
  const severity = notice.incident?.severity ?? "critical";
  const flaps = notice.kind === "updated" && notice.incident?.flapping != null;
  const start = flaps ? "Flapping" : late ? wasStarts[severity] : starts[notice.kind][severity];
  return `${start}: ${whose(notice)}${cause === null ? "" : ` · ${cause}`}`;
}

const unit = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
const units = (great: string, count: number, word: string): string =>
  count === 0 ? great : `${great} ${unit(count, word)}`;

/** A duration in words, two units at most. @param seconds counted as 0 when negative */
export function durationWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return unit(whole, "second");
  const minutes = Math.floor(whole / 60);
  if (minutes < 10) return units(unit(minutes, "minute"), whole % 60, "second");
  if (minutes < 60) return unit(minutes, "minute");
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return units(unit(hours, "hour"), minutes % 60, "minute");
  return units(unit(Math.floor(hours / 24), "day"), hours % 24, "hour");
}

/** A time for people, with its zone. @param iso ISO 8601 in UTC */
export const timeWords = (iso: string): string => `${iso.slice(0, 19).replace("T", " ")} UTC`;

const secondsOf = (incident: NonNullable<Notice["incident"]>, end: string): number =>
  (new Date(end).getTime() - new Date(incident.startedAt).getTime()) / 1000;

/**
 * The first sentence of a message: the verdict, or how long it lasted.
 * @param late when it tells of a failure together with its end
 */
export function verdictLine(notice: Notice, late = false): string {
  const { incident, monitor, kind, digest } = notice;
  if (digest !== undefined) return digestLine(digest);
  if (incident === null) return "This is a test. Notices of this organization reach you here.";
  if (kind === "acknowledged") return `Somebody is at work on ${monitor.name}. ${incident.diagnosis.summary}`;
  if (kind === "reminder") {
    const lasts = durationWords(secondsOf(incident, notice.occurredAt));
    const is = endings[incident.severity][0];
    return `${monitor.name} has been ${is} for ${lasts} and nobody has acknowledged it. ${incident.diagnosis.summary}`;
  }
  if (kind !== "resolved") {
    const { diagnosis, deployment } = incident;
    return deployment === null ? diagnosis.summary : `${diagnosis.summary} ${deploymentWords(deployment)}`;
  }
  const [was, again] = endings[incident.severity];
  const lasted = durationWords(secondsOf(incident, incident.resolvedAt ?? notice.occurredAt));
  if (!late) return `${monitor.name} ${again}. It was ${was} for ${lasted}.`;
  return `${monitor.name} was ${was} for ${lasted} and ${again}. ${incident.diagnosis.summary}`;
}

/** Why a message comes only now. */
export const lateLine = "This notice is late: the one of the failure could not be delivered while it lasted.";

export type Fact = readonly [name: string, value: string];

/** Three facts: what was asked, what came back, when it was. */
export function factsOf({ incident, monitor, kind, digest }: Notice): Fact[] {
  if (digest !== undefined) return digestFacts(digest, monitor.url);
  if (incident === null) return [];
  const { response, error } = incident.report;
  const from = response?.remoteAddress ? ` from ${response.remoteAddress}` : "";
  const end = kind === "resolved" && incident.resolvedAt !== null ? ` until ${timeWords(incident.resolvedAt)}` : "";
  return [
    ["Checked", monitor.url],
    ["Seen", response ? `status ${response.status}${from}` : (error?.message ?? "no answer")],
    [end === "" ? "Since" : "Down", `${timeWords(incident.startedAt)}${end}`],
  ];
}

/** What to check first; only an opening says it. */
export const stepsOf = ({ incident, kind }: Notice): readonly NextStep[] =>
  incident !== null && kind === "opened" ? incident.diagnosis.nextSteps : [];

/** What a button to `Envelope.link` says. */
export function linkLabel({ incident, kind }: Notice): string {
  if (incident !== null) return "Open the incident";
  return kind === "digest" ? "Open the incidents" : "Open the channel";
}
