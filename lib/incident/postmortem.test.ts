import { describe, expect, it } from "vitest";
import type { IncidentDetail } from "@/lib/incident/get-incident";
import type { TimelineEventType } from "@/lib/incident/incident";
import { postmortem } from "@/lib/incident/postmortem";
import { postmortemLine } from "@/lib/incident/postmortem-line";
import { undiagnosed } from "@/lib/incident/timeline";
import { reportOf } from "@/lib/testing/alert-receivers";

const event = (type: TimelineEventType, at: string, data: Record<string, unknown> = {}) => ({ id: at, at, type, data });

const incident: IncidentDetail = {
  id: "i",
  monitorId: "m",
  monitorName: "shop | *eu*",
  monitorUrl: "https://shop.example/",
  status: "resolved",
  severity: "critical",
  severitySet: null,
  startedAt: "2026-11-20T10:00:00.000Z",
  openedAt: "2026-11-20T10:00:20.000Z",
  acknowledgedAt: "2026-11-20T10:05:00.000Z",
  resolvedAt: "2026-11-20T11:35:00.000Z",
  diagnosis: {
    ...undiagnosed,
    summary: "nginx cannot reach the app.",
    evidence: ["Server: nginx", "a fence: ```"],
    nextSteps: [{ text: "Look whether it runs.", command: "systemctl status app" }],
  },
  report: reportOf("down"),
  deployment: null,
  correction: null,
  quiet: null,
  flapping: null,
  spans: [],
  members: [],
  assignee: { userId: "u1", name: "Ada" },
  timeline: [
    event("first-failure", "2026-11-20T10:00:00.000Z", { region: "eu", status: 502, cause: "upstream-refused" }),
    event("confirmation", "2026-11-20T10:00:10.000Z", { status: 502 }),
    event("acknowledged", "2026-11-20T10:05:00.000Z", { by: { kind: "user", id: "u1" } }),
    event("comment", "2026-11-20T10:06:00.000Z", {
      by: { kind: "user", id: "gone" },
      text: "rolled\nback | <img src=x> [a](http://evil)",
    }),
    event("resolved", "2026-11-20T11:35:00.000Z", { by: "checks" }),
  ],
};

describe("the draft of a postmortem", () => {
  const text = postmortem(incident, new Map([["u1", "Ada"]]), "https://hopcheck.example/incidents/i");

  it("says what is known, in UTC", () => {
    expect(text).toContain("# Postmortem: shop \\| \\*eu\\*, 2026-11-20");
    expect(text).toContain("was down from 2026-11-20 10:00:00 to 2026-11-20 11:35:00 UTC, for 1 h 35 min");
    expect(text).toContain("| 2026-11-20 10:00:00 | First failure in eu: 502, upstream-refused |");
    expect(text).toContain("| 2026-11-20 10:05:00 | Acknowledged by Ada |");
    expect(text).toContain("| Assigned to | Ada |");
    expect(text).not.toContain("10:00:10");
    expect(text).toContain("1. Look whether it runs.\n\n   ```\n   systemctl status app\n   ```");
  });

  it("leaves marked blanks for what only people know", () => {
    expect(text.match(/TO FILL IN:/g)?.length).toBeGreaterThanOrEqual(3);
    expect(text.match(/^## .*/gm)).toEqual([
      "## Summary",
      "## Impact",
      "## Timeline (UTC)",
      "## Cause",
      "## What to check",
      "## What went well, what did not",
      "## Actions",
    ]);
  });

  it("keeps what others wrote literal", () => {
    expect(text).toContain("Comment by a former member: rolled back \\| \\<img src=x\\> \\[a\\](http://evil) |");
    expect(text).toContain("````\nServer: nginx\na fence: ```\n````");
    expect(text).not.toMatch(/[^\\]<img/);
  });

  it("says of one that lasts that it does", () => {
    const open: IncidentDetail = { ...incident, status: "open", resolvedAt: null, severity: "warning" };
    expect(postmortem(open, new Map(), "x")).toContain("has been degraded since 2026-11-20 10:00:00 UTC and still is");
  });

  it("has a line for what the system did without a name", () => {
    expect(postmortemLine(event("acknowledged", "", { by: { kind: "system", id: null } }), new Map())).toBe(
      "Acknowledged",
    );
    expect(postmortemLine(event("notice-failed", "", { final: false }), new Map())).toBeNull();
  });
});
