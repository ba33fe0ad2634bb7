import { classify } from "@/lib/diagnosis/classify";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { phaseOfCode } from "@/lib/diagnosis/error-codes";
import { codeIn } from "@/lib/diagnosis/error-text";
import { type Recording, resultOf } from "@/lib/diagnosis/recorded";
import type { Table } from "@/lib/diagnosis/table";
import { defaultExpectation } from "@/lib/monitor/expectation";
import type { PhaseName } from "@/lib/probe/probe";

/** A redirect that was recorded is an answer, not a failure: whether it was wanted is not known. */
const expectation = { ...defaultExpectation, status: [[200, 399]] as const };

/**
 * The report on a recorded answer, as `curl -i` printed it. Text that is no answer is a malformed one.
 * @param now the time that the report bears
 * @param table fingerprints to know products by; all of them unless given
 */
export function explainResponse(recording: Recording, now: Date, table?: Table): Report {
  const timed = recording.elapsedMs !== undefined;
  return classify(resultOf(recording, now), expectation, { baseline: null, now, timed, ...(table && { table }) });
}

/** An error of Node, undici or curl (`curl:28`, "curl: (28) ..."), with its message if there is one. */
export type RecordedError = {
  code: string;
  /** `dns`, `tcp`, `tls`, `request` (sent, no answer yet) or `response` (the answer had begun). */
  phase?: string | undefined;
  elapsedMs?: number | undefined;
  url?: string | undefined;
};

const phases: Readonly<Record<string, PhaseName>> = {
  dns: "dns",
  tcp: "tcp",
  tls: "tls",
  request: "firstByte",
  firstByte: "firstByte",
  response: "body",
  body: "body",
};

/** Codes that end a wait for the head of an answer, whatever the phase is called. */
const headCodes = new Set(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_HEADERS_OVERFLOW", "HPE_HEADER_OVERFLOW"]);

/**
 * The report on an error alone: no answer was recorded.
 * @param now the time that the report bears
 */
export function explainError(recorded: RecordedError, now: Date): Report {
  const { code, message } = codeIn(recorded.code);
  const named =
    recorded.phase !== undefined && Object.hasOwn(phases, recorded.phase) ? phases[recorded.phase] : undefined;
  const given = headCodes.has(code) ? undefined : named;
  const phase = given ?? phaseOfCode(code, message);
  const result = resultOf({ text: "", url: recorded.url, elapsedMs: recorded.elapsedMs }, now);
  const error = { code, phase: phase ?? ("firstByte" as const), message };
  const timed = recorded.elapsedMs !== undefined;
  const report = classify({ ...result, error }, expectation, {
    baseline: null,
    now,
    timed,
    phaseKnown: given !== undefined,
  });
  return { ...report, error: { code, phase: recorded.phase ?? phase ?? "unknown", message } };
}
