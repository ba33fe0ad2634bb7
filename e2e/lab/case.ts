import type { Answer } from "@/bench/score/answer";
import type { Report } from "@/lib/diagnosis/diagnosis";
import type { ProbeResult } from "@/lib/probe/probe";
import type { Product } from "./proxy";

/** What came of one fault behind one product. */
export type Case = {
  product: Product;
  fault: string;
  truth: { layer: string; cause: string };
  result: ProbeResult;
  report: Report;
  /** What the product wrote into its own log meanwhile. */
  logLines: readonly string[];
};

const printed = ({ status, reason, headers, bodyText }: NonNullable<ProbeResult["response"]>): string =>
  [`HTTP/1.1 ${status} ${reason}`, ...headers.map(([name, value]) => `${name}: ${value}`), "", bodyText].join("\r\n");

const phases: Readonly<Record<string, string>> = { firstByte: "request", body: "response" };

/** A case as the score reads it: what a client saw, and what it was. */
export function answerOf({ product, fault, truth, result }: Case): Answer {
  const { response, error, totalMs } = result;
  const about = { id: `${product}-${fault}`, product, ...truth, elapsedMs: Math.round(totalMs) };
  if (response !== null) return { ...about, text: printed(response), whole: true };
  const phase = error?.phase ?? "request";
  return { ...about, error: error?.code ?? "EMPTY_REPLY", phase: phases[phase] ?? phase };
}
