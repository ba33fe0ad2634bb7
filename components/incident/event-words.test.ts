import { describe, expect, it } from "vitest";
import { eventWords } from "@/components/incident/event-words";
import { type TimelineEventType, timelineEventTypes } from "@/lib/incident/incident";

const words = (type: TimelineEventType, data: Record<string, unknown>) =>
  eventWords({ id: "1", at: "2026-01-01T00:00:00Z", type, data }, "me");

describe("eventWords", () => {
  it.each(timelineEventTypes)("has words for %s, also when nothing is known of it", (type) => {
    const { title } = words(type, {});
    expect(title).not.toBe("");
    expect(title).not.toMatch(/undefined|null|NaN/);
  });

  it.each<[TimelineEventType, Record<string, unknown>, string, string | null]>([
    [
      "first-failure",
      { region: "eu", status: 502, cause: "upstream-refused" },
      "First failure in eu: 502, upstream refused",
      null,
    ],
    [
      "confirmation",
      { error: "ECONNREFUSED", waitedMs: 4000 },
      "Looked again: ECONNREFUSED",
      "4 s after the check before it",
    ],
    ["opened", { confirmations: 2 }, "Incident opened", "Confirmed by 2 repeats"],
    [
      "opened",
      { quiet: { reason: "parent", monitorId: "1", name: "db", incidentId: null } },
      "Incident opened, nobody is told: db is down",
      null,
    ],
    [
      "loud",
      { quiet: { reason: "maintenance", windowId: "1", name: "upgrade", until: "2026-01-01T00:00:00Z" } },
      "Told from now on",
      "It lasts beyond what kept it quiet (maintenance: upgrade)",
    ],
    [
      "joined",
      { name: "docs", joinedBy: "silent", error: "ECONNREFUSED" },
      "docs fails too: ECONNREFUSED",
      "The same host does not answer",
    ],
    ["left", { name: "docs", by: "checks", downSeconds: 60 }, "docs is well again", "After 1 min; others still fail"],
    [
      "notice-sent",
      { kind: "opened", channel: "ops", attempts: 3, answer: "200" },
      'Notice "opened" to ops was delivered after 3 tries',
      "200",
    ],
    [
      "notice-failed",
      { kind: "opened", channel: "ops", final: false },
      'Notice "opened" to ops failed, will be tried again',
      null,
    ],
    [
      "notice-failed",
      { kind: "opened", channel: "ops", final: true, attempts: 5 },
      'Notice "opened" to ops was given up after 5 tries',
      null,
    ],
    [
      "changed",
      { status: 504, cause: "upstream-timeout", from: { cause: "upstream-refused" } },
      "Fails otherwise now: 504, upstream timeout (before: upstream refused)",
      null,
    ],
    ["acknowledged", { by: { kind: "user", id: "me" } }, "Acknowledged by you", null],
    [
      "acknowledged",
      { by: { kind: "link", id: "c", channel: "Ops" } },
      "Acknowledged by the link in a notice to Ops",
      null,
    ],
    ["acknowledged", { by: { kind: "user", id: "other" } }, "Acknowledged by a member", null],
    ["assigned", { by: { kind: "key", id: "k" }, to: { id: "u", name: "Ada" } }, "Assigned to Ada by an API key", null],
    ["assigned", { by: { kind: "user", id: "me" }, to: null }, "Assigned to nobody by you", null],
    [
      "severity",
      { by: { kind: "user", id: "me" }, from: "critical", to: "warning" },
      "Severity set to warning by you",
      "before: critical",
    ],
    ["comment", { by: { kind: "key", id: "k" }, text: "Rolled back." }, "Comment by an API key", "Rolled back."],
    ["resolved", { by: "checks", downSeconds: 240 }, "Resolved by passing checks", "Down for 4 min"],
  ])("%s %j", (type, data, title, detail) => {
    expect(words(type, data)).toMatchObject({ title, detail });
  });
});
