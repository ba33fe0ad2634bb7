import { describe, expect, test } from "vitest";
import { formField, newMonitorValues, toInput, valuesOf } from "@/components/monitor/form/form-values";
import { type Monitor, monitorInput } from "@/lib/monitor/monitor";

const filled = { ...newMonitorValues([]), name: "shop", url: "https://shop.example/health" };

const stored: Monitor = {
  id: "0192f0c1-0000-7000-8000-000000000000",
  name: "shop",
  type: "http",
  url: "https://shop.example/health",
  method: "POST",
  headers: { Authorization: null },
  body: "{}",
  expect: {
    status: "200-299,404",
    keyword: { text: "error", absent: true },
    maxLatencyMs: 800,
    slowChecks: 2,
    ofChecks: 3,
  },
  intervalSeconds: 90,
  timeoutMs: 5000,
  followRedirects: false,
  tlsExpiryWarningDays: 30,
  confirmations: 3,
  retryDelaySeconds: 5,
  recoveryConfirmations: 2,
  quorum: null,
  regions: ["local"],
  healthUrl: "https://shop.example/ready",
  originAddress: "203.0.113.9:8443",
  tags: ["eu", "shop"],
  channelIds: [],
  dependsOn: [],
  policyId: "0192f0c1-0000-7000-8000-000000000001",
  state: "up",
  stateSince: "2026-11-20T10:00:00.000Z",
  knownState: "up",
  maintenance: null,
  createdAt: "2026-11-20T10:00:00.000Z",
  updatedAt: "2026-11-20T10:00:00.000Z",
};

describe("the monitor form", () => {
  test("needs no more than a name and a URL", () => {
    expect(monitorInput.safeParse(toInput(filled)).success).toBe(true);
    expect(monitorInput.safeParse(toInput({ ...filled, url: "" })).success).toBe(false);
  });

  test.each([
    ["seconds", "5", 5],
    ["minutes", "2", 120],
    ["hours", "24", 86_400],
  ] as const)("reads an interval in %s", (intervalUnit, interval, seconds) => {
    expect(toInput({ ...filled, interval, intervalUnit })["intervalSeconds"]).toBe(seconds);
  });

  test("gives back a stored monitor unchanged, its header values kept", () => {
    const input = toInput(valuesOf(stored));
    expect(input).toMatchObject({
      intervalSeconds: 90,
      headers: { Authorization: null },
      expect: {
        status: "200-299,404",
        keyword: { text: "error", absent: true },
        maxLatencyMs: 800,
        slowChecks: 2,
        ofChecks: 3,
      },
      retryDelaySeconds: 5,
      recoveryConfirmations: 2,
      quorum: null,
      dependsOn: [],
      tags: ["eu", "shop"],
      followRedirects: false,
      healthUrl: "https://shop.example/ready",
      originAddress: "203.0.113.9:8443",
      policyId: "0192f0c1-0000-7000-8000-000000000001",
    });
    expect(monitorInput.safeParse(input).success).toBe(true);
  });

  test("replaces a kept header once something is written", () => {
    const values = { ...valuesOf(stored), headers: [{ name: "Authorization", value: "Bearer new", kept: true }] };
    expect(toInput(values)["headers"]).toEqual({ Authorization: "Bearer new" });
  });

  test("sends no body where the method has none", () => {
    expect(toInput({ ...filled, method: "GET", body: "left over" })["body"]).toBeNull();
  });

  test.each([
    ["intervalSeconds", "interval"],
    ["expect.keyword.text", "keyword"],
    ["headers.X-Bad Name", "headers"],
    ["channelIds.0", "channelIds"],
    ["somethingElse", null],
  ] as const)("an error of %s stands beside %s", (path, field) => {
    expect(formField(path, filled)).toBe(field);
  });

  test("what is no number is refused with its field", () => {
    const result = monitorInput.safeParse(toInput({ ...filled, interval: "soon" }));
    expect(result.error?.issues.map(({ path }) => path.join("."))).toEqual(["intervalSeconds"]);
  });
});
