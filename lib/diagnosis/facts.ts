import type { Baseline } from "@/lib/diagnosis/baseline";
import { type Pace, paceOf, serverMs } from "@/lib/diagnosis/pace";
import { knownTable, type Table } from "@/lib/diagnosis/table";
import type { Expectation } from "@/lib/monitor/expectation";
import type { ProbeResponse, ProbeResult } from "@/lib/probe/probe";

/** What is known beside the result itself. */
export type ClassifyContext = {
  /** The look of a healthy answer of the same monitor; null when there was none yet. */
  baseline: Baseline | null;
  now: Date;
  /** False when nobody measured times, as in a recording without them. */
  timed?: boolean;
  /** False when the phase of the error is only a guess from its code. */
  phaseKnown?: boolean;
  /** The fingerprints to know products by; all of them unless given. */
  table?: Table;
};

/** The evidence in the form in which rules ask for it. Made once for a result. */
export type Facts = {
  result: ProbeResult;
  response: ProbeResponse | null;
  expect: Expectation;
  baseline: Baseline | null;
  now: Date;
  phaseKnown: boolean;
  table: Table;
  status: number;
  /** Names of the headers, lower case, each once. */
  headerNames: readonly string[];
  /** The value of a header, lower case, several joined by ", "; undefined when it is not there. */
  header(name: string): string | undefined;
  /** The body in lower case, runs of white space as one space. */
  body: string;
  /** True when bytes of a body may be looked at: not for HEAD, nor for a body that was left out. */
  bodyKnown: boolean;
  serverMs: number | null;
  pace: Pace;
  host: string | null;
  port: number | null;
};

function headerMap(response: ProbeResponse | null): Map<string, string> {
  const map = new Map<string, string>();
  for (const [name, value] of response?.headers ?? []) {
    const key = name.toLowerCase();
    const before = map.get(key);
    const text = value.toLowerCase();
    map.set(key, before === undefined ? text : `${before}, ${text}`);
  }
  return map;
}

/** True for a body that is still compressed, of which nothing can be read. */
const isPacked = (headers: Map<string, string>, body: string): boolean =>
  headers.has("content-encoding") && (body.includes("\u0000") || body.slice(0, 64).includes("\ufffd"));

/** Prepares a result for the rules. */
export function factsOf(result: ProbeResult, expect: Expectation, context: ClassifyContext): Facts {
  const { response } = result;
  const headers = headerMap(response);
  const took = serverMs(result, context.timed ?? true);
  const url = URL.canParse(result.url) ? new URL(result.url) : null;
  return {
    result,
    response,
    expect,
    baseline: context.baseline,
    now: context.now,
    phaseKnown: context.phaseKnown ?? true,
    table: context.table ?? knownTable(),
    status: response?.status ?? 0,
    headerNames: [...headers.keys()],
    header: (name) => headers.get(name),
    body: (response?.bodyText ?? "").slice(0, 16_384).toLowerCase().replace(/\s+/g, " ").trim(),
    bodyKnown: response !== null && result.method !== "HEAD" && !isPacked(headers, response.bodyText),
    serverMs: took,
    pace: paceOf(took),
    host: url === null ? null : url.hostname,
    port: url === null ? null : Number(url.port || (url.protocol === "https:" ? 443 : 80)),
  };
}
