import type { Incident } from "@/lib/incident/incident";

/** A failure with what was really wrong, in the form that `npm run score` and `hopcheck explain --batch` read. */
export type TestCase = {
  id: string;
  product: string;
  layer: string;
  cause: string;
  elapsedMs: number;
  text?: string;
  error?: string;
  phase?: string;
  note: string | null;
};

/** Headers whose values may be somebody's secret; their names are evidence, their values are not. */
const secret = new Set([
  "set-cookie",
  "www-authenticate",
  "proxy-authenticate",
  "location",
  "x-api-key",
  "authorization",
]);

const phaseNames: Readonly<Record<string, string>> = { firstByte: "request", body: "response" };

function textOf({ response }: Incident["report"]): string | undefined {
  if (response === null) return undefined;
  const headers = response.headers.map(([name, value]) => `${name}: ${secret.has(name.toLowerCase()) ? "***" : value}`);
  return [`HTTP/1.1 ${response.status}`, ...headers, "", response.excerpt ?? ""].join("\r\n");
}

/**
 * An incident as a test case: the failing answer without its address and without what may be secret, and what it
 * was. Null while nobody has said what it was.
 */
export function testCaseOf({ id, report, diagnosis, correction }: Incident): TestCase | null {
  if (correction === null) return null;
  const { layer, cause, note } = correction;
  const elapsedMs = Math.round(report.phases.reduce((sum, { durationMs }) => sum + durationMs, 0));
  const text = textOf(report);
  const about = { id, product: diagnosis.reporter?.product ?? "unknown", layer, cause, elapsedMs, note };
  if (text !== undefined) return { ...about, text };
  const phase = report.error?.phase ?? "request";
  return { ...about, error: report.error?.code ?? "EMPTY_REPLY", phase: phaseNames[phase] ?? phase };
}
