import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { type FailureFacts, groupKeys, joinableSince, loudKey, sharedReason } from "@/lib/incident/grouping";
import type { Quiet } from "@/lib/incident/quiet";
import { undiagnosed } from "@/lib/incident/timeline";

type Shape = {
  url?: string | null;
  cause?: string;
  product?: string | null;
  status?: number | null;
  address?: string | null;
} & Partial<Omit<FailureFacts, "report">>;

const quiet: Quiet = { reason: "parent", monitorId: "p", name: "db", incidentId: null };

function facts({ url = "https://a.example/x", cause = "upstream-refused", ...shape }: Shape): FailureFacts {
  const { product = "nginx", status = 502, address = null, severity = "critical", ...more } = shape;
  const reporter = product === null ? null : { product, layer: "proxy" };
  const report: Report = {
    url,
    verdict: "down",
    checkedAt: "2026-01-01T00:00:00Z",
    phases: [],
    response: status === null ? null : { status, headers: [], bodyBytes: 0, remoteAddress: address },
    addresses: address === null ? [] : [address],
    error: null,
    diagnosis: { ...undiagnosed, cause, reporter },
  };
  return { quiet: null, deploymentId: null, aloneIn: null, severity, ...more, report };
}

const silent: Shape = { status: null, product: null };
const b = "https://b.example/";

describe("two failures within moments", () => {
  it.each<[string, Shape, Shape, string | null]>([
    ["same host, cause and product", {}, { url: "https://A.example/y" }, "host"],
    ["same host, another port", {}, { url: "https://a.example:8443/" }, "host"],
    ["same host, another cause", {}, { cause: "app-error" }, null],
    ["same host, another product", {}, { product: "haproxy" }, null],
    ["other hosts, same cause and product", {}, { url: b }, null],
    [
      "same host, no answer by different ways",
      { ...silent, cause: "tcp-refused" },
      { ...silent, cause: "tls" },
      "silent",
    ],
    ["same host, one answers", { ...silent, cause: "tcp-refused" }, {}, null],
    [
      "other hosts at one address, no answer",
      { ...silent, address: "192.0.2.1" },
      { ...silent, url: b, address: "192.0.2.1" },
      "address",
    ],
    ["other hosts at one address that answers", { address: "192.0.2.1" }, { url: b, address: "192.0.2.1" }, null],
    ["after the same release", { deploymentId: "d" }, { url: b, cause: "other", deploymentId: "d" }, "deployment"],
    ["after different releases", { deploymentId: "d" }, { url: b, deploymentId: "e" }, null],
    ["seen by the same region alone", { aloneIn: "eu" }, { url: b, cause: "other", aloneIn: "eu" }, "region"],
    ["seen by different regions alone", { aloneIn: "eu" }, { url: b, aloneIn: "us" }, null],
    ["a warning and an outage", {}, { severity: "warning" }, null],
    ["one of them quiet", {}, { quiet }, null],
    ["quiet for the same reason", { quiet }, { quiet: { ...quiet, incidentId: "i" } }, "host"],
    ["quiet for different reasons", { quiet }, { quiet: { ...quiet, monitorId: "q" } }, null],
    ["without a URL", { url: null }, { url: null }, null],
  ])("%s", (_name, one, other, reason) => {
    expect(sharedReason(groupKeys(facts(one)), groupKeys(facts(other)))).toBe(reason);
    expect(sharedReason(groupKeys(facts(other)), groupKeys(facts(one)))).toBe(reason);
  });

  it("share the same key whoever asks, and a quiet one shares with the loud once it is told", () => {
    const any = fc.record({
      cause: fc.constantFrom("a", "b"),
      status: fc.constantFrom(null, 502),
      address: fc.constantFrom(null, "192.0.2.1", "2001:db8::1"),
      deploymentId: fc.constantFrom(null, "d"),
    });
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [left, right] = [groupKeys(facts(one)), groupKeys(facts(other))];
        expect(sharedReason(left, right) === null).toBe(sharedReason(right, left) === null);
        expect(groupKeys(facts({ ...one, quiet })).map((key) => loudKey(key, quiet))).toEqual(left);
      }),
    );
  });
});

describe("the moment", () => {
  it("is a minute and a half, and an interval more for what is looked at seldom", () => {
    const at = new Date("2026-01-01T00:10:00Z");
    expect(joinableSince(at, 5).toISOString()).toBe("2026-01-01T00:08:25.000Z");
    expect(joinableSince(at, 300).toISOString()).toBe("2026-01-01T00:03:30.000Z");
  });
});
