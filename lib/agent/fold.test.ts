import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AgentFinding } from "@/lib/agent/evidence";
import { foldEvidence, windowOf } from "@/lib/agent/fold";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import { candidatesOf, confidenceOf, layerOf, type Weights } from "@/lib/diagnosis/weights";

const started = new Date("2026-11-21T07:00:00Z");
const at = "2026-11-21T07:00:01Z";

function diagnosed(weights: Weights): Diagnosis {
  const candidates = candidatesOf(weights);
  return {
    layer: layerOf(candidates),
    cause: candidates[0]?.cause ?? "",
    rule: "test",
    confidence: confidenceOf(candidates),
    reporter: { product: "nginx", layer: "proxy" },
    candidates,
    summary: "As it was.",
    evidence: ["status 502"],
    nextSteps: [],
    retryHelps: false,
  };
}

const report: Report = {
  url: "https://shop.example/pay",
  verdict: "down",
  checkedAt: started.toISOString(),
  phases: [],
  response: { status: 502, headers: [], bodyBytes: 0, remoteAddress: null },
  error: null,
  diagnosis: null,
};
const context = { report, ...windowOf(started, new Date("2026-11-21T07:01:00Z")), ports: [3000], wasWell: true };
const gateway = diagnosed({
  "upstream-closed-early": 30,
  "upstream-refused": 30,
  "upstream-header-too-large": 20,
  "upstream-keepalive-race": 20,
});

const line = (
  words: string,
  more: { host?: string; path?: string; port?: number; at?: string } = {},
): AgentFinding => ({
  type: "line",
  source: "error.log",
  at: more.at ?? at,
  text: `[error] 1#1: *1 ${words}, client: 10.0.0.9, server: _, request: "GET ${more.path ?? "/pay"} HTTP/1.1", upstream: "http://127.0.0.1:${more.port ?? 3000}/", host: "${more.host ?? "shop.example"}"`,
});
const refused = "connect() failed (111: Connection refused) while connecting to upstream";
const closed = "upstream prematurely closed connection while reading response header from upstream";
const listener = (more: Partial<Extract<AgentFinding, { type: "listener" }>> = {}): AgentFinding => ({
  type: "listener",
  port: 3000,
  addresses: ["0.0.0.0"],
  inContainer: false,
  speaksTls: null,
  lastClosedAt: null,
  ...more,
});
const fold = (findings: AgentFinding[], diagnosis = gateway) => foldEvidence(diagnosis, findings, context);

describe("what is seen on the server", () => {
  it.each([
    [refused, "upstream-refused", "agent:nginx-connect-refused"],
    [
      "upstream sent too big header while reading response header from upstream",
      "upstream-header-too-large",
      "agent:nginx-header-too-big",
    ],
    ["no live upstreams while connecting to upstream", "no-healthy-upstream", "agent:nginx-no-live-upstreams"],
  ])("convicts by one line: %s", (words, cause, rule) => {
    const { diagnosis, lines } = fold([line(words)]);
    expect(diagnosis).toMatchObject({ cause, rule, confidence: "certain", candidates: [{ cause, weight: 1 }] });
    expect(diagnosis.evidence[0]).toContain(`from inside: [error] 1#1: *1 ${words}`);
    expect(diagnosis.evidence).toContain("status 502");
    expect(lines).toHaveLength(1);
    expect(diagnosis.summary).toContain("nginx answered 502; the log of nginx on the server says it");
  });

  it("rules out a race on a kept connection only when the same comes twice", () => {
    expect(fold([line(closed)]).diagnosis).toMatchObject({ cause: "upstream-closed-early", confidence: "likely" });
    const twice = fold([line(closed), line(closed, { at: "2026-11-21T07:00:05Z" })]).diagnosis;
    expect(twice).toMatchObject({ cause: "upstream-closed-early", confidence: "certain" });
  });

  it.each([
    ["another host", line(refused, { host: "blog.example" })],
    ["another path", line(closed, { path: "/other" })],
    ["not watched", line(refused, { port: 9999, path: "/other" })],
    ["another time", line(refused, { at: "2026-11-21T06:00:00Z" })],
  ])("leaves the diagnosis as it is for a line about %s, with a note", (why, finding) => {
    const { diagnosis, lines } = fold([finding]);
    expect(diagnosis).toBe(gateway);
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^not counted, .*${why}`))]);
  });

  it.each([
    diagnosed({ "dns-nxdomain": 1 }),
    diagnosed({ "app-db-down": 1 }),
    diagnosed({ "tls-cert-expired": 90, "tls-wrong-host": 10 }),
  ])("contradicts nothing that is known from outside", (outside) => {
    const { diagnosis, lines } = fold([line(refused)], outside);
    expect(diagnosis).toBe(outside);
    expect(lines[0]).toMatch(/^not counted, it does not fit/);
  });

  it("convicts by a port that nobody listens on, or listened on then", () => {
    const now = fold([listener({ addresses: [] })]).diagnosis;
    expect(now).toMatchObject({ cause: "upstream-refused", rule: "agent:port-closed", confidence: "certain" });
    expect(fold([listener({ lastClosedAt: at })]).diagnosis.rule).toBe("agent:port-closed");
    expect(fold([listener({ lastClosedAt: "2026-11-21T01:00:00Z" })]).diagnosis.cause).not.toBe("upstream-refused");
  });

  it("lets a line that comes later correct what the port looked like", () => {
    const first = fold([listener({ lastClosedAt: at })]).diagnosis;
    const second = fold([line(closed), line(closed, { at: "2026-11-21T07:00:05Z" })], first).diagnosis;
    expect(second).toMatchObject({ cause: "upstream-closed-early", confidence: "certain" });
  });

  it("tells a port that speaks TLS from one that closes", () => {
    const twice = [line(closed), line(closed, { at: "2026-11-21T07:00:05Z" })];
    const inside = { ...context, wasWell: false };
    const judged = (speaksTls: boolean | null, wasWell = false) =>
      foldEvidence(mixed, [...twice, listener({ speaksTls })], { ...inside, wasWell }).diagnosis;
    const mixed = diagnosed({ "upstream-closed-early": 50, "upstream-protocol-mismatch": 50 });
    expect(judged(true)).toMatchObject({ cause: "upstream-protocol-mismatch", confidence: "certain" });
    expect(judged(true).summary).toContain("The port speaks TLS");
    expect(judged(false)).toMatchObject({ cause: "upstream-closed-early", confidence: "certain" });
    expect(judged(null).confidence).not.toBe("certain");
    expect(judged(null, true)).toMatchObject({ cause: "upstream-closed-early", confidence: "certain" });
  });

  it("names what ended the process before what the gateway saw of it", () => {
    const died: AgentFinding = {
      type: "line",
      source: "app.log",
      at,
      text: "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
    };
    const { diagnosis } = fold([line(closed), died, listener({ addresses: [] })]);
    expect(diagnosis).toMatchObject({ cause: "app-worker-killed", confidence: "certain" });
  });

  it("says that the gateway asks the wrong port when the right one listens", () => {
    const { diagnosis } = fold([line(refused, { port: 9999 }), listener()]);
    expect(diagnosis).toMatchObject({ cause: "upstream-refused", confidence: "certain" });
    expect(diagnosis.summary).toContain("It asks port 9999; the application listens on port 3000");
  });

  it("decides by lines and port together, in whichever order they come", () => {
    const lines = [line(closed), line(closed, { at: "2026-11-21T07:00:05Z" })];
    const port = [listener({ speaksTls: false })];
    const mixed = diagnosed({ "upstream-closed-early": 50, "upstream-protocol-mismatch": 50 });
    const inside = { ...context, wasWell: false };
    for (const [one, two] of [
      [lines, port],
      [port, lines],
    ] as const) {
      const first = foldEvidence(mixed, one, inside).diagnosis;
      expect(foldEvidence(first, two, inside, one).diagnosis).toMatchObject({
        cause: "upstream-closed-early",
        confidence: "certain",
      });
    }
  });

  it("is not certain of one closed port among several", () => {
    const several = foldEvidence(gateway, [listener({ addresses: [] })], { ...context, ports: [3000, 4000] });
    expect(several.diagnosis).toMatchObject({ cause: "upstream-refused", confidence: "likely" });
  });

  it("finds that a container listens to itself alone", () => {
    const { diagnosis } = fold([listener({ addresses: ["127.0.0.1"], inContainer: true })]);
    expect(diagnosis).toMatchObject({ cause: "upstream-refused", rule: "agent:state", confidence: "likely" });
    expect(diagnosis.evidence[0]).toContain("127.0.0.1 of the container only");
    expect(fold([listener({ addresses: ["127.0.0.1"] })]).diagnosis.cause).not.toBe("upstream-refused");
  });

  it("acquits a port that listens, and follows the request into the application", () => {
    expect(fold([listener()]).diagnosis.cause).toBe("upstream-closed-early");
    const probeId = "a".repeat(32);
    const missing = fold([{ type: "request", source: "app.log", probeId, found: false }]);
    expect(missing.diagnosis.cause).toBe("upstream-refused");
    expect(missing.lines).toEqual(["the request never reached the application: app.log has no such id"]);
    expect(fold([{ type: "request", source: "app.log", probeId, found: true }]).diagnosis.cause).not.toBe(
      "upstream-refused",
    );
  });

  it("keeps what a line said when the port looks well later", () => {
    const first = fold([line(refused)]).diagnosis;
    const second = fold([listener()], first).diagnosis;
    expect(second).toMatchObject({ cause: "upstream-refused", confidence: "certain" });
    expect(second.evidence[1]).toBe("from inside: port 3000 listens on 0.0.0.0");
  });

  it("names a dead database of an application that answers 500", () => {
    const outside = diagnosed({ "app-error": 88, "app-db-down": 7, "app-crash": 5 });
    const finding: AgentFinding = {
      type: "line",
      source: "app.log",
      at,
      text: "Error: connect ECONNREFUSED 127.0.0.1:5432",
    };
    expect(fold([finding], outside).diagnosis).toMatchObject({ cause: "app-db-down", confidence: "certain" });
  });

  it("keeps the weights summing to one, whatever is seen", () => {
    const finding = fc.oneof(
      fc.constantFrom(refused, closed, "no live upstreams while connecting to upstream").map((words) => line(words)),
      fc.array(fc.constantFrom("127.0.0.1", "::", "0.0.0.0")).map((addresses) => listener({ addresses })),
      fc.boolean().map((found): AgentFinding => ({ type: "request", source: "a", probeId: "a".repeat(32), found })),
      fc.boolean().map(
        (running): AgentFinding => ({
          type: "process",
          name: "node",
          running,
          pid: 7,
          startedAt: at,
          restarts: 1,
          rssBytes: 1,
          memoryLimitBytes: 2,
          oomKills: 1,
          openFiles: 1,
          openFilesLimit: 2,
        }),
      ),
    );
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 6 }), fc.array(finding, { maxLength: 6 }), (one, two) => {
        const { diagnosis } = fold(two, fold(one).diagnosis);
        expect(diagnosis.candidates.reduce((sum, { weight }) => sum + weight, 0)).toBe(1);
        expect(diagnosis.cause).toBe(diagnosis.candidates[0]?.cause);
        if (diagnosis.confidence === "certain") expect(diagnosis.candidates).toHaveLength(1);
      }),
    );
  });
});
