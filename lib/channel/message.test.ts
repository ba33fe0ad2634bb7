import { describe, expect, it } from "vitest";
import type { Notice } from "@/lib/alert/notice";
import { headline, verdictLine } from "@/lib/channel/message";
import { undiagnosed } from "@/lib/incident/timeline";
import { reportOf } from "@/lib/testing/alert-receivers";

const monitor = { id: "m", name: "shop", url: "https://shop.example/" };

describe("a notice in words", () => {
  it("reminds of how long it lasts and that nobody is at work on it", () => {
    const notice: Notice = {
      kind: "reminder",
      occurredAt: "2026-01-01T00:15:00.000Z",
      monitor,
      incident: {
        id: "i",
        status: "open",
        severity: "critical",
        startedAt: "2026-01-01T00:00:00.000Z",
        openedAt: "2026-01-01T00:00:10.000Z",
        acknowledgedAt: null,
        resolvedAt: null,
        diagnosis: undiagnosed,
        report: reportOf("down"),
        deployment: null,
      },
    };
    expect(headline(notice)).toMatch(/^Still down: shop/);
    expect(verdictLine(notice)).toMatch(/^shop has been down for 15 minutes and nobody has acknowledged it\. /);
  });

  it("counts what a digest tells of and names the first of it", () => {
    const item = (kind: "opened" | "resolved", name: string) => ({
      kind,
      incidentId: name,
      monitor: name,
      headline: `Down: ${name}`,
    });
    const notice: Notice = {
      kind: "digest",
      occurredAt: "2026-01-01T00:15:00.000Z",
      monitor,
      incident: null,
      digest: {
        count: 5,
        counts: { resolved: 1, opened: 4 },
        items: ["a", "b", "c", "d"].map((name) => item("opened", name)),
      },
    };
    expect(headline(notice)).toBe("5 more notices: 4 opened, 1 resolved");
    expect(verdictLine(notice)).toBe(
      "More notices than this channel takes in a minute, so these 5 come together: Down: a; Down: b; Down: c, and 2 more.",
    );
  });
});
