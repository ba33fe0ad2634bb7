import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { formatStatusRanges, monitorInput } from "@/lib/monitor/monitor";
import { isDue, phaseOf } from "@/lib/monitor/phase";
import { parse } from "@/lib/parse";
import { batchesOf } from "@/lib/queue/check-job";
import { uuidv7 } from "@/lib/uuid";

const good = { name: "checkout", type: "http", url: "https://example.com/health", intervalSeconds: 30 };

function fieldsOf(input: unknown): string[] {
  try {
    parse(monitorInput, input);
    return [];
  } catch (error) {
    if (error instanceof AppError) return error.fields.map((each) => each.field);
    throw error;
  }
}

describe("the input of a monitor", () => {
  it("takes the least and fills in the rest", () => {
    expect(parse(monitorInput, good)).toMatchObject({
      method: "GET",
      confirmations: 2,
      followRedirects: true,
      tags: [],
      body: null,
    });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["no name", { name: "" }, "name"],
    ["more regions than it has", { quorum: 2 }, "quorum"],
    ["more slow checks than it looks at", { expect: { slowChecks: 3, ofChecks: 2 } }, "expect.slowChecks"],
    ["a pause of nothing", { retryDelaySeconds: 0 }, "retryDelaySeconds"],
    ["a recovery never believed", { recoveryConfirmations: 11 }, "recoveryConfirmations"],
    ["a parent that is no id", { dependsOn: ["db"] }, "dependsOn.0"],
    ["a name of spaces", { name: "   " }, "name"],
    ["a name of 10,000 characters", { name: "n".repeat(10_000) }, "name"],
    ["a name with a line break", { name: "a\r\nBcc: evil@example.com" }, "name"],
    ["another kind", { type: "telnet" }, "type"],
    ["text that is no URL", { url: "example" }, "url"],
    ["an empty URL", { url: "" }, "url"],
    ["another scheme", { url: "ftp://example.com/" }, "url"],
    ["a file", { url: "file:///etc/passwd" }, "url"],
    ["credentials", { url: "https://user:secret@example.com/" }, "url"],
    ["a line break in the URL", { url: "https://example.com/\r\nHost: evil" }, "url"],
    ["a very long URL", { url: `https://example.com/${"a".repeat(3000)}` }, "url"],
    ["port 0", { url: "http://example.com:0/" }, "url"],
    ["too often", { intervalSeconds: 4 }, "intervalSeconds"],
    ["too seldom", { intervalSeconds: 86_401 }, "intervalSeconds"],
    ["an interval that is no number", { intervalSeconds: "often" }, "intervalSeconds"],
    ["half a second", { intervalSeconds: 30.5 }, "intervalSeconds"],
    ["a timeout of nothing", { timeoutMs: 0 }, "timeoutMs"],
    ["a timeout above the interval", { intervalSeconds: 5, timeoutMs: 6000 }, "timeoutMs"],
    ["an unknown method", { method: "TRACE" }, "method"],
    ["a header with a line break", { headers: { "X-A": "a\r\nX-B: b" } }, "headers.X-A"],
    ["a header name with a colon", { headers: { "X: A": "a" } }, "headers.X: A"],
    ["the Host header", { headers: { Host: "169.254.169.254" } }, "headers.Host"],
    ["a body over the limit", { method: "POST", body: "a".repeat(65_537) }, "body"],
    ["a body on GET", { body: "a" }, "body"],
    ["statuses that are none", { expect: { status: "fine" } }, "expect.status"],
    ["a range that runs backwards", { expect: { status: "299-200" } }, "expect.status"],
    ["an unknown field", { organizationId: "x" }, "organizationId"],
    ["an unknown expectation", { expect: { colour: "green" } }, "expect.colour"],
    ["a channel that is no id", { channelIds: ["x"] }, "channelIds.0"],
    ["too many retries", { confirmations: 11 }, "confirmations"],
  ])("refuses %s and names the field", (_name, over, field) => {
    expect(fieldsOf({ ...good, ...over })).toContain(field);
  });

  it("reads statuses in every form and writes them back", () => {
    for (const status of ["200-299,404", ["200-299", 404]]) {
      const read = parse(monitorInput, { ...good, expect: { status } }).expect.status;
      expect(formatStatusRanges(read ?? [])).toBe("200-299,404");
    }
    expect(parse(monitorInput, { ...good, expect: { status: 204 } }).expect.status).toEqual([[204, 204]]);
  });

  it("takes a keyword as text or with absent", () => {
    expect(parse(monitorInput, { ...good, expect: { keyword: "ok" } }).expect.keyword).toEqual({
      text: "ok",
      absent: false,
    });
    expect(
      parse(monitorInput, { ...good, expect: { keyword: { text: "error", absent: true } } }).expect.keyword,
    ).toEqual({ text: "error", absent: true });
  });
});

describe("the schedule", () => {
  it("makes a monitor due once an interval, at its own second", () => {
    for (const interval of [5, 30, 86_400]) {
      const phase = phaseOf(uuidv7());
      const from = 1_790_000_000;
      const due = Array.from({ length: interval * 2 }, (_, index) => from + index).filter((second) =>
        isDue(second, phase, interval),
      );
      expect(due).toHaveLength(2);
      expect((due[1] ?? 0) - (due[0] ?? 0)).toBe(interval);
    }
  });

  it("spreads monitors over their interval", () => {
    const seconds = new Set(Array.from({ length: 2000 }, () => phaseOf(uuidv7()) % 30));
    expect(seconds.size).toBe(30);
  });

  it("splits due monitors into the same batches whatever their order", () => {
    const ids = Array.from({ length: 1000 }, () => uuidv7());
    const batches = batchesOf(ids);
    const shuffled = batchesOf([...ids].reverse());
    expect([...batches.values()].flat().sort()).toEqual([...ids].sort());
    for (const [name, batch] of batches) expect([...(shuffled.get(name) ?? [])].sort()).toEqual([...batch].sort());
    expect(Math.max(...[...batches.values()].map((batch) => batch.length))).toBeLessThan(200);
  });
});
