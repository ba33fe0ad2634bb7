import { slugWords } from "@/components/monitor/check-words";
import { formatDuration } from "@/components/ui/format";
import type { ShownState } from "@/components/ui/state-mark";
import type { GroupReason } from "@/lib/incident/grouping";
import type { TimelineEvent, TimelineEventType } from "@/lib/incident/incident";
import { quiet, quietWords } from "@/lib/incident/quiet";

/** A line of a timeline for people; null as mark for what is no state. */
export type EventWords = { mark: ShownState | null; title: string; detail: string | null };

type Data = TimelineEvent["data"];

const text = (data: Data, key: string): string | null => {
  const value = data[key];
  return typeof value === "string" && value !== "" ? value : null;
};
const number = (data: Data, key: string): number | null => {
  const value = data[key];
  return typeof value === "number" ? value : null;
};

/** What a failing check said: "502, upstream refused", "ECONNREFUSED". */
function failure(data: Data): string {
  const cause = text(data, "cause");
  const parts = [number(data, "status")?.toString() ?? text(data, "error"), cause && slugWords(cause).toLowerCase()];
  return parts.filter(Boolean).join(", ") || "no answer";
}

const inRegion = (data: Data): string => (text(data, "region") ? ` in ${text(data, "region")}` : "");

function who(data: Data, viewerId: string): string {
  const by = data["by"];
  if (typeof by !== "object" || by === null) return "the system";
  const { kind, id, channel } = by as { kind?: unknown; id?: unknown; channel?: unknown };
  if (kind === "link") return `the link in a notice to ${typeof channel === "string" ? channel : "a channel"}`;
  if (kind === "key") return "an API key";
  if (kind !== "user") return "the system";
  return id === viewerId ? "you" : "a member";
}

function noticeOf(data: Data): string {
  const channel = text(data, "channel");
  const gathered = data["digest"] === true ? " in a digest" : "";
  return `Notice "${text(data, "kind") ?? "incident"}"${channel === null ? "" : ` to ${channel}`}${gathered}`;
}

const tries = (data: Data): string => {
  const attempts = number(data, "attempts") ?? 1;
  return attempts === 1 ? "" : ` after ${attempts} tries`;
};

function changedFrom(data: Data): string {
  const from = data["from"];
  if (typeof from !== "object" || from === null || !("cause" in from)) return "";
  return ` (before: ${slugWords(String(from.cause)).toLowerCase()})`;
}

function resolvedBy(data: Data): string {
  const by = data["by"];
  if (by === "checks") return "by passing checks";
  if (by === "person") return "by hand";
  if (by === "deletion") return "because the monitor was deleted";
  return by === "pause" ? "because the monitor was paused" : "";
}

function whyQuiet(data: Data): string | null {
  const read = quiet.safeParse(data["quiet"]);
  return read.success ? quietWords(read.data) : null;
}

const leftWords: Record<string, string> = { checks: "is well again", outage: "has an outage" };

const sharedWords: Record<GroupReason, string> = {
  host: "The same host fails for the same cause",
  silent: "The same host does not answer",
  address: "The same address does not answer",
  deployment: "It began after the same deploy",
  region: "The same region alone sees both fail",
};

function assigneeWords(data: Data): string {
  const to = data["to"];
  if (typeof to !== "object" || to === null || !("name" in to)) return "Assigned to nobody";
  return `Assigned to ${String(to.name)}`;
}

const markOf = (data: Data): "down" | "degraded" => (data["severity"] === "warning" ? "degraded" : "down");

type Teller = (data: Data, viewerId: string) => EventWords;

const tellers: Record<TimelineEventType, Teller> = {
  deployment: (data) => ({
    mark: null,
    title: `Deploy ${text(data, "version") ?? ""}${text(data, "service") === null ? "" : ` of ${text(data, "service")}`}`,
    detail:
      number(data, "secondsBefore") === null
        ? null
        : `${formatDuration((number(data, "secondsBefore") ?? 0) * 1000)} before the first failure`,
  }),
  "first-failure": (data) => ({
    mark: "degraded",
    title: `First failure${inRegion(data)}: ${failure(data)}`,
    detail: null,
  }),
  confirmation: (data) => {
    const waited = number(data, "waitedMs");
    return {
      mark: "degraded",
      title: `Looked again${inRegion(data)}: ${failure(data)}`,
      detail: waited === null ? null : `${formatDuration(waited)} after the check before it`,
    };
  },
  opened: (data) => {
    const confirmations = number(data, "confirmations") ?? 0;
    const why = whyQuiet(data);
    const times = confirmations === 1 ? "one repeat" : `${confirmations} repeats`;
    return {
      mark: markOf(data),
      title: why === null ? "Incident opened" : `Incident opened, nobody is told: ${why}`,
      detail: confirmations === 0 ? null : `Confirmed by ${times}`,
    };
  },
  loud: (data) => {
    const why = whyQuiet(data);
    return {
      mark: "down",
      title: "Told from now on",
      detail: why === null ? null : `It lasts beyond what kept it quiet (${why})`,
    };
  },
  joined: (data) => ({
    mark: "down",
    title: `${text(data, "name") ?? "Another monitor"} fails too${inRegion(data)}: ${failure(data)}`,
    detail: sharedWords[text(data, "joinedBy") as GroupReason] ?? null,
  }),
  left: (data) => {
    const seconds = number(data, "downSeconds");
    const name = text(data, "name") ?? "A monitor";
    return {
      mark: "up",
      title: `${name} ${leftWords[text(data, "by") ?? ""] ?? "is no longer watched"}`,
      detail: seconds === null ? null : `After ${formatDuration(seconds * 1000)}; others still fail`,
    };
  },
  flapping: () => ({
    mark: "degraded",
    title: "Flapping: it keeps failing and recovering",
    detail: "It stays open until it is calm; one recovery is told then",
  }),
  steady: () => ({ mark: "down", title: "Flaps no longer: it fails steadily", detail: null }),
  superseded: () => ({ mark: "down", title: "Ended by an outage of the same monitor", detail: null }),
  reopened: () => ({
    mark: "degraded",
    title: "Open again",
    detail: "The outage is over and what it warned of still holds",
  }),
  "notice-sent": (data) => ({
    mark: null,
    title: `${noticeOf(data)} was delivered${tries(data)}`,
    detail: text(data, "answer"),
  }),
  "notice-failed": (data) => ({
    mark: "degraded",
    title:
      data["final"] === true
        ? `${noticeOf(data)} was given up${tries(data)}`
        : `${noticeOf(data)} failed, will be tried again`,
    detail: text(data, "answer"),
  }),
  changed: (data) => ({
    mark: markOf(data),
    title: `Fails otherwise now${inRegion(data)}: ${failure(data)}${changedFrom(data)}`,
    detail: text(data, "summary"),
  }),
  triage: (data) => {
    const lines = Array.isArray(data["lines"]) ? data["lines"].filter((line) => typeof line === "string") : [];
    return {
      mark: null,
      title: `Looked around${inRegion(data)}${changedFrom(data)}`,
      detail: lines.join("\n") || null,
    };
  },
  "agent-evidence": (data) => {
    const lines = Array.isArray(data["lines"]) ? data["lines"].filter((line) => typeof line === "string") : [];
    return {
      mark: null,
      title: `Seen on the server${text(data, "agent") === null ? "" : ` by ${text(data, "agent")}`}${changedFrom(data)}`,
      detail: lines.join("\n") || null,
    };
  },
  acknowledged: (data, viewer) => ({ mark: null, title: `Acknowledged by ${who(data, viewer)}`, detail: null }),
  assigned: (data, viewer) => ({
    mark: null,
    title: `${assigneeWords(data)} by ${who(data, viewer)}`,
    detail: null,
  }),
  severity: (data, viewer) => ({
    mark: null,
    title: `Severity set${text(data, "to") === null ? "" : ` to ${text(data, "to")}`} by ${who(data, viewer)}`,
    detail: text(data, "from") === null ? null : `before: ${text(data, "from")}`,
  }),
  comment: (data, viewer) => ({ mark: null, title: `Comment by ${who(data, viewer)}`, detail: text(data, "text") }),
  corrected: (data, viewer) => ({
    mark: null,
    title:
      data["right"] === true
        ? `Verdict confirmed by ${who(data, viewer)}`
        : `Verdict corrected by ${who(data, viewer)}: ${slugWords(text(data, "cause") ?? "")}`,
    detail: text(data, "note"),
  }),
  recovered: () => ({ mark: "up", title: "Checks pass again", detail: null }),
  resolved: (data) => {
    const seconds = number(data, "downSeconds");
    const how = resolvedBy(data);
    return {
      mark: "up",
      title: `Resolved ${how}`.trim(),
      detail:
        seconds === null
          ? null
          : `${markOf(data) === "down" ? "Down" : "Degraded"} for ${formatDuration(seconds * 1000)}`,
    };
  },
};

/** A line of a timeline in words. @param viewerId the reader, who is called "you" */
export const eventWords = ({ type, data }: TimelineEvent, viewerId: string): EventWords =>
  tellers[type](data, viewerId);
