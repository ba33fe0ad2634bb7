import type { Answer } from "@/bench/score/answer";
import type { Case } from "@/e2e/lab/run-case";
import type { PhaseName, ProbeResponse } from "@/lib/probe/probe";

const curlText = ({ status, reason, httpVersion, headers, bodyText }: ProbeResponse): string =>
  `${[`HTTP/${httpVersion} ${status} ${reason}`, ...headers.map(([name, value]) => `${name}: ${value}`)].join("\r\n")}\r\n\r\n${bodyText}`;

const phases: Partial<Record<PhaseName, string>> = { firstByte: "request", body: "response" };

/** What `Answer` leaves aside: how it came about, and what was seen from inside. */
type Inside = { fault: string; unseen: string | null; end: string; logLines: readonly string[] };

/** A case as one line for `npm run score` and `explain --batch`, with the log lines that belong to it. */
export function recordOf({ setup, fault, truth, unseen, result, logLines }: Case): Answer & Inside {
  const { response, error } = result;
  const about = {
    id: `${setup}/${fault}`,
    product: setup,
    fault,
    ...truth,
    unseen,
    elapsedMs: Math.round(result.totalMs),
    end: error?.code ?? "complete",
    logLines,
  };
  if (!response) {
    const phase = error ? (phases[error.phase] ?? error.phase) : undefined;
    return { ...about, error: error ? `${error.code}: ${error.message}` : "EMPTY_REPLY", phase };
  }
  const encoded = response.headers.some(([name]) => name.toLowerCase() === "content-encoding");
  // The body is written down decoded: its length is not the announced one then.
  return { ...about, text: curlText(response), whole: !encoded };
}
