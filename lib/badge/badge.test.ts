import { describe, expect, it } from "vitest";
import { badgeQuery, badgeText } from "@/lib/badge/badge";
import { drawBadge } from "@/lib/badge/draw-badge";
import type { PublicStatus } from "@/lib/status-page/page";
import { samplePublicStatus } from "@/lib/testing/public-status";

const status = (overall: PublicStatus["overall"]) => samplePublicStatus({ overall });
const id = status("unknown").components[0]?.id ?? "";

const ask = (query: Record<string, string>) => badgeQuery.parse(query);

describe("what a badge says", () => {
  it.each([
    ["operational", "operational", "up"],
    ["degraded", "degraded", "degraded"],
    ["partial-outage", "partial outage", "degraded"],
    ["major-outage", "major outage", "down"],
    ["maintenance", "maintenance", "maintenance"],
    ["unknown", "no data", "unknown"],
  ] as const)("of a page that is %s", (overall, message, look) => {
    expect(badgeText(status(overall), ask({}), null)).toEqual({ label: "status", message, look });
  });

  it.each([
    [{ uptime: 1, latencyMs: null }, "100 %", "up"],
    [{ uptime: 0.99951, latencyMs: null }, "99.951 %", "up"],
    [{ uptime: 0.9985, latencyMs: null }, "99.85 %", "degraded"],
    [{ uptime: 0.9, latencyMs: null }, "90.00 %", "down"],
    [{ uptime: null, latencyMs: null }, "no data", "unknown"],
  ] as const)("of uptime %j", (figures, message, look) => {
    const said = badgeText(status("operational"), ask({ type: "uptime", period: "7d" }), figures);
    expect(said).toEqual({ label: "uptime 7d", message, look });
  });

  it("of a component, and nothing of one that is not on the page", () => {
    expect(badgeText(status("degraded"), ask({ component: id }), null)).toEqual({
      label: "Checkout",
      message: "Not available",
      look: "down",
    });
    const other = "018f0000-0000-7000-8000-000000000002";
    expect(badgeText(status("degraded"), ask({ component: other }), null)).toBeNull();
    const figures = { uptime: 1, latencyMs: 148.4 };
    expect(badgeText(status("degraded"), ask({ component: id, type: "response" }), figures)).toEqual({
      label: "Checkout response 30d",
      message: "148 ms",
      look: "up",
    });
  });

  it("refuses what it does not know, in words", () => {
    const said = (query: Record<string, string>) => badgeQuery.safeParse(query).error?.issues[0]?.message;
    expect(said({ type: "cpu" })).toBe("type is state, uptime, response");
    expect(said({ style: "social" })).toBe("style is flat, flat-square, for-the-badge");
    expect(said({ period: "5y" })).toBe("period is 24h, 7d, 30d, 90d");
    expect(said({ type: "response" })).toBe("response is of one component: name it");
    expect(said({ label: "a\u202eb" })).toBe("label is one line of plain text");
    expect(said({ label: "x".repeat(61) })).toMatch(/at most 60/);
  });
});

describe("how a badge is drawn", () => {
  it("escapes what it is given and says it as its title", () => {
    const svg = drawBadge({ label: `"><script>alert(1)</script>`, message: "a & b", look: "up" }, "flat");
    expect(svg).not.toMatch(/<script/i);
    expect(svg).toContain("<title>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;: a &amp; b</title>");
    expect(svg).toContain('role="img"');
    expect(svg).not.toMatch(/href|url\((?!#)|@import|<image|<foreignObject/);
  });

  it("is as wide as its words are in Verdana, whose widths the browser is told too", () => {
    const width = (label: string) =>
      Number(/width="(\d+)"/.exec(drawBadge({ label, message: "up", look: "up" }, "flat"))?.[1]);
    // Verdana at 11 px: an i has 3.0 px, a W 10.9.
    expect(width("WWWWWWWWWW") - width("iiiiiiiiii")).toBeGreaterThan(70);
    expect(width("WWWWWWWWWW") - width("iiiiiiiiii")).toBeLessThan(90);
    expect(drawBadge({ label: "WWWW", message: "up", look: "up" }, "flat")).toMatch(/textLength="4\d0">WWWW/);
  });

  it("cuts a name that is too long for a badge", () => {
    expect(drawBadge({ label: "n".repeat(120), message: "up", look: "up" }, "flat")).toContain(`${"n".repeat(59)}…`);
  });
});
