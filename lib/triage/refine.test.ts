import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CauseSlug, causes } from "@/lib/diagnosis/cause";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import { candidatesOf, confidenceOf, layerOf, type Weights } from "@/lib/diagnosis/weights";
import type { Observation, Seen } from "@/lib/triage/observation";
import { refine, splitEvidence } from "@/lib/triage/refine";

function failing(weights: Weights, { status = 502, product = "nginx", layer = "proxy" } = {}): Report {
  const candidates = candidatesOf(weights);
  const diagnosis: Diagnosis = {
    layer: layerOf(candidates),
    cause: candidates[0]?.cause ?? "",
    rule: "test",
    confidence: confidenceOf(candidates),
    reporter: { product, layer },
    candidates,
    summary: "As it was.",
    evidence: [`status ${status}`],
    nextSteps: [],
    retryHelps: false,
  };
  return {
    url: "https://shop.example/pay",
    verdict: "down",
    checkedAt: "2026-11-21T00:00:00.000Z",
    phases: [],
    response: { status, headers: [], bodyBytes: 0, remoteAddress: "203.0.113.5" },
    error: null,
    diagnosis,
  };
}

function silent(weights: Weights, code: string, phase: string): Report {
  const report = failing(weights);
  return {
    ...report,
    response: null,
    error: { code, phase, message: code },
    diagnosis: report.diagnosis && { ...report.diagnosis, reporter: null },
  };
}

const said = (status: number | null, more: Partial<Seen> = {}): Seen => ({
  status,
  error: null,
  product: null,
  candidates: status !== null && status < 400 ? null : [],
  ...more,
});
const path = (role: "root" | "health" | "static", seen: Seen, failingThere: string[] = []): Observation => ({
  kind: "path",
  role,
  url: `https://shop.example/${role}`,
  seen,
  failing: failingThere,
});

const gateway: Weights = { "upstream-refused": 50, "upstream-closed-early": 25, "upstream-keepalive-race": 25 };
const weightOf = (diagnosis: Diagnosis | null, cause: CauseSlug): number =>
  diagnosis?.candidates.find((each) => each.cause === cause)?.weight ?? 0;

describe("what is seen beside a failure", () => {
  it("speaks against a dead application when its health URL is well", () => {
    const diagnosis = refine(failing(gateway), [path("health", said(200))]);
    expect(diagnosis).toMatchObject({ cause: "upstream-closed-early", rule: "triage" });
    expect(diagnosis?.summary).toContain("the health URL works");
  });

  it("does not acquit an application because another path works: that may be another service", () => {
    const diagnosis = refine(failing(gateway), [
      path("root", said(200)),
      path("static", said(200)),
      { kind: "siblings", host: "shop.example", up: 2, down: 0 },
    ]);
    expect(diagnosis?.cause).toBe("upstream-refused");
    expect(weightOf(diagnosis, "upstream-refused")).toBeLessThan(0.5);
  });

  it("speaks for it when every path fails in the same way", () => {
    const same = said(502, { product: "nginx" });
    const diagnosis = refine(failing(gateway), [path("root", same), path("health", same)]);
    expect(weightOf(diagnosis, "upstream-refused")).toBeGreaterThan(0.6);
    expect(diagnosis?.summary).toBe("As it was.");
  });

  it("rules out what passes by itself when it does not pass", () => {
    const diagnosis = refine(failing(gateway), [{ kind: "repeats", times: 2, same: 2 }]);
    expect(weightOf(diagnosis, "upstream-keepalive-race")).toBeLessThan(0.06);
    expect(diagnosis?.evidence).toContain("later: repeated 2 times on fresh connections: the same each time");
  });

  it("names the dependency that the health answer names", () => {
    const diagnosis = refine(
      failing(
        { "app-error": 88, "app-db-down": 7, "app-crash": 5 },
        { status: 500, product: "application", layer: "application" },
      ),
      [path("health", said(503, { product: "application" }), ["database"])],
    );
    expect(diagnosis?.cause).toBe("app-db-down");
    expect(diagnosis?.evidence.join("\n")).toContain("failing there: database");
  });

  it("convicts the edge when the origin answers well past it", () => {
    const report = failing(
      { "upstream-refused": 60, "edge-internal-error": 20, "upstream-connect-timeout": 20 },
      { status: 521, product: "cloudflare", layer: "edge" },
    );
    const diagnosis = refine(report, [{ kind: "origin", address: "203.0.113.9", seen: said(200) }]);
    expect(diagnosis).toMatchObject({ layer: "edge", cause: "edge-internal-error", confidence: "likely" });
    expect(diagnosis?.summary).toContain("the origin answers well past the edge");
  });

  it("convicts the origin when it fails past the edge too", () => {
    const report = failing(
      { "edge-internal-error": 60, "upstream-refused": 40 },
      { status: 502, product: "cloudflare", layer: "edge" },
    );
    const seen = said(null, {
      error: "ECONNREFUSED",
      candidates: [{ layer: "network", cause: "tcp-refused", weight: 1 }],
    });
    expect(refine(report, [{ kind: "origin", address: "203.0.113.9", seen }])).toMatchObject({
      layer: "application",
      cause: "upstream-refused",
    });
  });

  it("makes nothing of an origin whose certificate only the edge trusts", () => {
    const report = failing(
      { "edge-internal-error": 60, "upstream-refused": 40 },
      { status: 502, product: "cloudflare", layer: "edge" },
    );
    const seen = said(null, {
      error: "DEPTH_ZERO_SELF_SIGNED_CERT",
      candidates: [{ layer: "tls", cause: "tls-self-signed", weight: 1 }],
    });
    expect(refine(report, [{ kind: "origin", address: "203.0.113.9", seen }])?.cause).toBe("edge-internal-error");
  });

  it("doubts the monitor when unrelated hosts fail at once, and not when one of many does", () => {
    const report = silent({ "tcp-timeout": 1 }, "TIMEOUT", "tcp");
    const own = (failingHosts: number): Observation => ({
      kind: "prober",
      loopDelayMs: 3,
      failingHosts,
      checkedHosts: 20,
      resolves: true,
    });
    expect(refine(report, [own(15)])).toMatchObject({ layer: "monitor", cause: "monitor-no-network" });
    expect(refine(report, [own(2)])).toBe(report.diagnosis);
  });

  it("doubts the monitor's way when other regions see it up", () => {
    const diagnosis = refine(silent({ "tcp-timeout": 1 }, "TIMEOUT", "tcp"), [
      { kind: "regions", up: ["fra", "iad"], down: [] },
    ]);
    expect(diagnosis).toMatchObject({ cause: "tcp-timeout", confidence: "likely" });
    expect(weightOf(diagnosis, "monitor-no-network")).toBeGreaterThan(0.3);
  });

  it("says how many addresses refuse", () => {
    const diagnosis = refine(silent({ "tcp-refused": 1 }, "ECONNREFUSED", "tcp"), [
      {
        kind: "addresses",
        tried: [
          { address: "203.0.113.5", tcp: null, tls: null },
          { address: "203.0.113.6", tcp: "ECONNREFUSED", tls: null },
          { address: "203.0.113.7", tcp: null, tls: null },
        ],
      },
    ]);
    expect(diagnosis?.evidence.at(-1)).toBe("later: 1 of 3 addresses refuses (203.0.113.6)");
    expect(diagnosis?.cause).toBe("tcp-refused");
  });

  it("takes a release just before for a lead", () => {
    const diagnosis = refine(failing(gateway), [{ kind: "deployment", name: "1.8.2 of checkout", secondsBefore: 42 }]);
    expect(diagnosis?.evidence).toEqual(["status 502", "deploy 1.8.2 of checkout was 42 s before the first failure"]);
    expect(weightOf(diagnosis, "upstream-refused")).toBeGreaterThan(0.55);
  });

  it("keeps its words when the verdict stays, and marks what came later", () => {
    const before = failing(gateway);
    const after = refine(before, [path("root", said(502, { product: "nginx" }))]);
    expect(after?.summary).toBe("As it was.");
    expect(splitEvidence(after?.evidence ?? [])).toEqual({
      first: ["status 502"],
      later: ["/ (https://shop.example/root): 502 from nginx"],
    });
  });
});

const slugs = Object.keys(causes) as CauseSlug[];
const code = fc.constantFrom(null, "ECONNREFUSED", "TIMEOUT", "BODY_CUT");
const anySeen = fc.record({
  status: fc.constantFrom(null, 200, 301, 404, 500, 502),
  error: code,
  product: fc.constantFrom(null, "nginx", "application", "cloudflare"),
  candidates: fc.constantFrom(null, [], [{ layer: "network", cause: "tcp-refused", weight: 1 }]),
});
const few = fc.nat({ max: 20 });
const observation: fc.Arbitrary<Observation> = fc.oneof(
  fc.record({
    kind: fc.constant("path" as const),
    role: fc.constantFrom("root" as const, "health" as const, "static" as const),
    url: fc.constant("https://a.example/"),
    seen: anySeen,
    failing: fc.constantFrom([], ["db"]),
  }),
  fc.record({ kind: fc.constant("origin" as const), address: fc.constant("203.0.113.9"), seen: anySeen }),
  fc.record({ kind: fc.constant("repeats" as const), times: few, same: few }),
  fc.record({ kind: fc.constant("siblings" as const), host: fc.constant("a.example"), up: few, down: few }),
  fc.record({
    kind: fc.constant("regions" as const),
    up: fc.constantFrom([], ["fra"]),
    down: fc.constantFrom([], ["iad"]),
  }),
  fc.record({
    kind: fc.constant("prober" as const),
    loopDelayMs: fc.nat({ max: 2000 }),
    failingHosts: few,
    checkedHosts: few,
    resolves: fc.constantFrom(null, true, false),
  }),
  fc.record({
    kind: fc.constant("addresses" as const),
    tried: fc.array(fc.record({ address: fc.constant("203.0.113.5"), tcp: code, tls: code })),
  }),
);

describe("any observations together", () => {
  it("leave weights that sum to 1, best first, and never forget a cause", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...slugs), { minLength: 1, maxLength: 8 }),
        fc.array(observation, { maxLength: 8 }),
        fc.boolean(),
        (named, observations, answered) => {
          const weights = Object.fromEntries(named.map((slug, index) => [slug, index + 1]));
          const report = answered ? failing(weights) : silent(weights, "TIMEOUT", "tcp");
          const after = refine(report, observations);
          const shares = after?.candidates.map(({ weight }) => weight) ?? [];
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(1);
          expect(shares).toEqual([...shares].sort((one, other) => other - one));
          expect(after?.candidates[0]?.cause).toBe(after?.cause);
          for (const slug of named) expect(weightOf(after, slug)).toBeGreaterThan(0);
        },
      ),
    );
  });
});
