import type { TimelineEvent } from "@/lib/incident/incident";

/** Names of people by their ids. */
export type Names = ReadonlyMap<string, string>;

/** Text of others inside Markdown: one line, with what would be markup made literal. */
export const literal = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");

type Data = TimelineEvent["data"];

const textOf = (data: Data, key: string): string | null => {
  const value = data[key];
  return typeof value === "string" && value !== "" ? literal(value) : null;
};

function by(data: Data, names: Names): string {
  const who = data["by"];
  if (typeof who !== "object" || who === null) return "";
  const { kind, id, channel } = who as { kind?: unknown; id?: unknown; channel?: unknown };
  if (kind === "user") return ` by ${literal(names.get(String(id)) ?? "a former member")}`;
  if (kind === "link") return ` through the link in a notice to ${literal(String(channel))}`;
  return kind === "key" ? " by an API key" : "";
}

const seen = (data: Data): string => {
  const status = data["status"];
  const what = typeof status === "number" ? String(status) : textOf(data, "error");
  return [what, textOf(data, "cause")].filter(Boolean).join(", ") || "no answer";
};

const inRegion = (data: Data): string => (textOf(data, "region") === null ? "" : ` in ${textOf(data, "region")}`);
const toChannel = (data: Data): string =>
  `"${textOf(data, "kind") ?? ""}" to ${textOf(data, "channel") ?? "a channel"}`;

const linesOf = (data: Data): string => {
  const lines = data["lines"];
  return Array.isArray(lines) ? lines.map((line) => literal(String(line))).join("; ") : "";
};

const assigned = (data: Data, names: Names): string => {
  const to = data["to"] as { name?: unknown } | null | undefined;
  return to ? `Assigned to ${literal(String(to.name))}${by(data, names)}` : `Assigned to nobody${by(data, names)}`;
};

const tellers: Partial<Record<TimelineEvent["type"], (data: Data, names: Names) => string>> = {
  deployment: (data) => `Deploy ${textOf(data, "version") ?? ""} ${textOf(data, "service") ?? ""}`.trim(),
  "first-failure": (data) => `First failure${inRegion(data)}: ${seen(data)}`,
  opened: () => "Incident opened",
  "notice-sent": (data) => `Notice ${toChannel(data)} delivered`,
  "notice-failed": (data) => (data["final"] === true ? `Notice ${toChannel(data)} given up` : ""),
  changed: (data) => `Fails otherwise${inRegion(data)}: ${seen(data)}`,
  triage: (data) => `Looked around${inRegion(data)}: ${linesOf(data)}`,
  acknowledged: (data, names) => `Acknowledged${by(data, names)}`,
  assigned,
  severity: (data, names) => `Severity set to ${textOf(data, "to") ?? ""}${by(data, names)}`,
  comment: (data, names) => `Comment${by(data, names)}: ${textOf(data, "text") ?? ""}`,
  corrected: (data, names) => `Verdict judged${by(data, names)}`,
  recovered: () => "Checks pass again",
  resolved: (data) => `Resolved ${data["by"] === "person" ? "by hand" : ""}`.trim(),
};

/** A line of the timeline for a postmortem; null for what need not stand there, such as each repeat of a check. */
export function postmortemLine({ type, data }: TimelineEvent, names: Names): string | null {
  const said = tellers[type]?.(data, names) ?? "";
  return said === "" ? null : said;
}
