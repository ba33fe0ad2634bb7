import { type AgentFinding, type ListenerFinding, leadSeconds, type ProcessFinding } from "@/lib/agent/evidence";
import { type InsideContext, type ReadLine, usableLines } from "@/lib/agent/usable";
import { type CauseSlug, causeOf, causes } from "@/lib/diagnosis/cause";
import type { Diagnosis } from "@/lib/diagnosis/diagnosis";
import { productName } from "@/lib/diagnosis/fingerprints/products";
import { runnerUpOf } from "@/lib/diagnosis/runner-up";
import { stepsFor } from "@/lib/diagnosis/step";
import { candidatesOf, confidenceOf, layerOf, placedBy, type Weights } from "@/lib/diagnosis/weights";
import { placeOf } from "@/lib/runbook/command";
import { runbookOf } from "@/lib/runbook/runbook";

/** What evidence from inside makes of a diagnosis. */
export type Folded = {
  diagnosis: Diagnosis;
  /** For the timeline: what was seen, and what was not counted and why. */
  lines: string[];
};

const inside = "from inside: ";
const mostEvidence = 30;
const mostLines = 8;

/** Verdicts that leave open what a gateway met, or whether there is one. */
const coarse: readonly string[] = [
  "unknown",
  "upstream-unavailable",
  "upstream-timeout",
  "proxy-error",
  "service-unavailable",
  "empty-reply",
  "conn-reset",
  "check-timeout",
  "response-header-timeout",
  "app-error",
];

/** Rules of how the server looks: a line of a gateway, which is of the request itself, goes before them. */
const ofState: readonly string[] = ["agent:port-closed", "agent:state"];

/** Failures before any gateway on the way could write a line: such a line is about something else. */
const beforeGateway = ["dns", "network", "tls", "monitor"];

const killed: readonly CauseSlug[] = ["upstream-closed-early", "upstream-reset", "upstream-refused", "empty-reply"];

type Verdict = { cause: CauseSlug; rule: string; words: string };
type Judged = { verdict: Verdict | null; factors: Weights; notes: string[] };

const named = (diagnosis: Diagnosis, cause: string): boolean =>
  diagnosis.candidates.some((each) => each.cause === cause);

/** True when the failure as it is known from outside can be what a line says. */
function agrees(diagnosis: Diagnosis, { read }: ReadLine): boolean {
  const possible = [read.cause, ...read.also];
  if (possible.some((cause) => named(diagnosis, cause))) return true;
  if (ofState.includes(diagnosis.rule)) return read.subject === "request";
  if (diagnosis.confidence === "certain" && !coarse.includes(diagnosis.cause)) return false;
  if (beforeGateway.includes(diagnosis.layer)) return false;
  // A line that names the host was checked to be of this one; any other must fit what is possible.
  return read.host !== null || coarse.includes(diagnosis.cause);
}

/** Lines by how much they decide: what a subrequest or a whole group met explains the others. */
const rank = ({ read }: ReadLine): number => {
  if (read.cause === "proxy-auth-backend-down") return 4;
  if (read.subject === "request") return read.cause === "no-healthy-upstream" && read.also.length === 0 ? 3 : 2;
  return read.subject === "dependency" ? 1 : 0;
};

const later = (a: ReadLine, b: ReadLine): number => b.finding.at.localeCompare(a.finding.at);

/** Causes that the deciding line leaves. A race on a kept connection does not come twice in a row. */
function leftBy(line: ReadLine, all: readonly ReadLine[], diagnosis: Diagnosis): CauseSlug[] {
  const { read } = line;
  // The text has nginx's number of the connection: two failures within one second are two lines.
  const times = new Set(
    all.filter((each) => each.read.pattern === read.pattern).map(({ finding, text }) => `${finding.at} ${text}`),
  );
  const possible = [read.cause, ...read.also].filter((cause) => cause !== "upstream-keepalive-race" || times.size < 2);
  const fitting = possible.filter((cause) => named(diagnosis, cause));
  return fitting.length > 0 ? fitting : possible;
}

function judgeLines(diagnosis: Diagnosis, given: readonly ReadLine[]): Judged {
  const fitting = given.filter((each) => agrees(diagnosis, each));
  const notes = given
    .filter((each) => !fitting.includes(each))
    .map(({ text }) => `not counted, it does not fit what is seen from outside: ${text}`);
  const best = [...fitting].sort((a, b) => rank(b) - rank(a) || later(a, b))[0];
  if (best === undefined) return { verdict: null, factors: {}, notes };
  const left = leftBy(best, fitting, diagnosis);
  const [only] = left;
  if (left.length === 1 && only !== undefined) {
    const at = best.read.upstream === null ? "" : ` (${best.read.upstream})`;
    const words = `the log of ${productName(best.read.product)} on the server says it${at}: ${causes[only].words}`;
    return { verdict: { cause: only, rule: `agent:${best.read.pattern}`, words }, factors: {}, notes };
  }
  return { verdict: null, factors: Object.fromEntries(left.map((cause) => [cause, 20])), notes };
}

const loopback = (address: string): boolean => address.startsWith("127.") || address === "::1";

const refusal = (diagnosis: Diagnosis): CauseSlug | null =>
  (["upstream-refused", "tcp-refused"] as const).find((cause) => named(diagnosis, cause)) ?? null;

function judgeListener(diagnosis: Diagnosis, finding: ListenerFinding, { from, to, ports }: InsideContext): Judged {
  const { port, addresses, inContainer, lastClosedAt } = finding;
  const refused = refusal(diagnosis);
  const closed = lastClosedAt !== null && new Date(lastClosedAt) >= from && new Date(lastClosedAt) <= to;
  if (addresses.length === 0 || closed) {
    const notes = [addresses.length === 0 ? `nothing listens on port ${port}` : `nothing listened on port ${port}`];
    // With several ports it is not known which of them the monitor's requests come to.
    if (ports.length > 1) return { verdict: null, factors: refused === null ? {} : { [refused]: 8 }, notes };
    const words = `nothing listened on port ${port} of the server: ${refused === null ? "" : causes[refused].words}`;
    return { verdict: refused && { cause: refused, rule: "agent:port-closed", words }, factors: {}, notes };
  }
  const notes = [`port ${port} listens on ${addresses.join(", ")}`];
  if (inContainer && addresses.every(loopback)) {
    notes[0] = `${notes[0]} of the container only, where nothing outside of it can reach it`;
    // Not proof: the gateway may be in the same container.
    return { verdict: null, factors: refused === null ? {} : { [refused]: 8 }, notes };
  }
  return { verdict: null, factors: { "upstream-refused": 0.15, "tcp-refused": 0.5 }, notes };
}

const mebibytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MiB`;

function processWords(finding: ProcessFinding): string {
  const { name, running, pid, startedAt, restarts, rssBytes, memoryLimitBytes, oomKills } = finding;
  if (!running) return `no process ${name} runs`;
  const memory =
    rssBytes === null
      ? ""
      : `, ${mebibytes(rssBytes)} of memory${memoryLimitBytes === null ? "" : ` of ${mebibytes(memoryLimitBytes)}`}`;
  const files =
    finding.openFiles === null
      ? ""
      : `, ${finding.openFiles} open files${finding.openFilesLimit === null ? "" : ` of ${finding.openFilesLimit}`}`;
  const again = restarts === 0 ? "" : `, restarted ${restarts === 1 ? "once" : `${restarts} times`} while watched`;
  const kills = oomKills ? `, ${oomKills} killed for want of memory` : "";
  return `${name} runs as ${pid} since ${startedAt}${memory}${files}${again}${kills}`;
}

function judgeProcess(diagnosis: Diagnosis, finding: ProcessFinding, { from, to }: InsideContext): Judged {
  const notes = [processWords(finding)];
  const refused = refusal(diagnosis);
  if (!finding.running) return { verdict: null, factors: refused === null ? {} : { [refused]: 20 }, notes };
  const started = finding.startedAt === null ? null : new Date(finding.startedAt);
  const anew = started !== null && started >= from && started <= to;
  if (!anew && !finding.oomKills) return { verdict: null, factors: {}, notes };
  const factors = Object.fromEntries([...killed, "app-crash", "app-worker-killed"].map((cause) => [cause, 4]));
  return { verdict: null, factors, notes };
}

const reached: readonly CauseSlug[] = [
  "upstream-refused",
  "upstream-connect-timeout",
  "upstream-unreachable",
  "upstream-dns-failure",
  "upstream-socket-missing",
  "upstream-socket-permission",
  "upstream-tls-handshake",
  "upstream-tls-untrusted",
  "upstream-tls-expired",
  "upstream-tls-wrong-host",
  "no-healthy-upstream",
  "upstream-unavailable",
  "proxy-overloaded",
  "proxy-rate-limited",
  "proxy-forbidden",
];
const served: readonly CauseSlug[] = [
  "upstream-closed-early",
  "upstream-reset",
  "upstream-bad-response",
  "upstream-header-too-large",
  "upstream-read-timeout",
  "app-error",
  "app-unavailable",
  "app-db-down",
  "app-timeout",
  "app-crash",
  "app-worker-killed",
  "app-overloaded",
];

/** Where the request got to: the causes of the other side of the application's door weigh little then. */
function judgeRequest(found: boolean, source: string): Judged {
  const out = found ? reached : served;
  const note = found
    ? `the request reached the application: ${source} has its id`
    : `the request never reached the application: ${source} has no such id`;
  return { verdict: null, factors: Object.fromEntries(out.map((cause) => [cause, 0.05])), notes: [note] };
}

function judge(diagnosis: Diagnosis, finding: AgentFinding, context: InsideContext): Judged {
  switch (finding.type) {
    case "listener":
      return judgeListener(diagnosis, finding, context);
    case "process":
      return judgeProcess(diagnosis, finding, context);
    case "request":
      return judgeRequest(finding.found, finding.source);
    case "line":
      return { verdict: null, factors: {}, notes: [] };
  }
}

function reweigh(diagnosis: Diagnosis, judged: readonly Judged[]): Weights {
  return Object.fromEntries(
    diagnosis.candidates.map(({ cause, weight }) => [
      cause,
      weight * judged.reduce((all, { factors }) => all * (factors[cause as CauseSlug] ?? 1), 1),
    ]),
  );
}

/** Who spoke and what it said, as far as is known. */
function opening({ reporter }: Diagnosis, { report }: InsideContext): string {
  const status = report.response?.status;
  const who = reporter === null ? "The server" : productName(reporter.product);
  return status === undefined ? "The request failed" : `${who} answered ${status}`;
}

/** Gives a diagnosis new weights, with what follows from that. @param words what decided; null when nothing did alone */
function withWeights(
  diagnosis: Diagnosis,
  weights: Weights,
  { rule, words }: { rule: string; words: string | null },
  context: InsideContext,
): Diagnosis {
  const candidates = candidatesOf(weights);
  const cause = candidates[0]?.cause as CauseSlug;
  const said = words ?? `what is seen on the server speaks for this: ${causes[cause].words}`;
  const same = cause === diagnosis.cause && words === null;
  return {
    ...diagnosis,
    layer: layerOf(candidates, placedBy(context.report.response !== null)),
    cause,
    rule,
    confidence: confidenceOf(candidates),
    candidates,
    runnerUp: runnerUpOf(candidates),
    summary: same ? diagnosis.summary : `${opening(diagnosis, context)}; ${said}.`,
    nextSteps: stepsFor(candidates, placeOf(context.report), diagnosis.reporter?.product ?? null),
    retryHelps: runbookOf(cause)?.retry.helps ?? diagnosis.retryHelps,
  };
}

/** Evidence from inside first, in the order in which it came. */
function withSeen(diagnosis: Diagnosis, seen: readonly string[]): Diagnosis {
  const had = diagnosis.evidence.filter((line) => line.startsWith(inside));
  const outside = diagnosis.evidence.filter((line) => !line.startsWith(inside));
  const fresh = seen.map((line) => `${inside}${line}`).filter((line) => !had.includes(line));
  return { ...diagnosis, evidence: [...had, ...fresh, ...outside].slice(0, mostEvidence) };
}

/**
 * Folds what an agent saw on the server into a diagnosis. A line that leaves one cause, or the one watched port that
 * nobody listens on, makes it certain; anything else changes the weights. Lines of another time, host, path or port,
 * and those that cannot be what was seen from outside, change nothing and are noted. Pure.
 */
export function foldEvidence(diagnosis: Diagnosis, findings: readonly AgentFinding[], context: InsideContext): Folded {
  const { lines, rejected } = usableLines(
    findings.filter((each) => each.type === "line"),
    context,
  );
  const fromLines = judgeLines(diagnosis, lines);
  const others = findings.filter((each) => each.type !== "line").map((each) => judge(diagnosis, each, context));
  const counted = lines.filter(({ text }) => !fromLines.notes.some((note) => note.endsWith(text)));
  const shown = [...new Set([...counted].sort(later).map(({ text }) => text))].slice(0, mostLines);
  const seen = [...shown, ...others.flatMap(({ notes }) => notes)];
  const unused = [...new Set([...rejected.map(({ text, why }) => `not counted, ${why}: ${text}`), ...fromLines.notes])];
  const told = [...seen, ...unused.slice(0, 3)];
  if (seen.length === 0) return { diagnosis, lines: told };
  const withEvidence = withSeen(diagnosis, seen);
  const unchanged = { diagnosis: withEvidence, lines: told };
  // What lines said before is not weakened by how the server looks now.
  const decided = diagnosis.rule.startsWith("agent:") && !ofState.includes(diagnosis.rule);
  if (decided && fromLines.verdict === null) return unchanged;
  const verdict = fromLines.verdict ?? others.find((each) => each.verdict !== null)?.verdict ?? null;
  if (verdict !== null)
    return { ...unchanged, diagnosis: withWeights(withEvidence, { [verdict.cause]: 1 }, verdict, context) };
  const judged = [fromLines, ...others];
  const known = diagnosis.candidates.every(({ cause }) => causeOf(cause) !== null);
  if (!known || judged.every(({ factors }) => Object.keys(factors).length === 0)) return unchanged;
  const rule = Object.keys(fromLines.factors).length > 0 ? "agent:lines" : "agent:state";
  return {
    ...unchanged,
    diagnosis: withWeights(withEvidence, reweigh(diagnosis, judged), { rule, words: null }, context),
  };
}

/** The time that evidence of an incident can be of. @param slackSeconds how far clocks may be apart */
export const windowOf = (startedAt: Date, until: Date, slackSeconds = 30): { from: Date; to: Date } => ({
  from: new Date(startedAt.getTime() - leadSeconds * 1000),
  to: new Date(until.getTime() + slackSeconds * 1000),
});
