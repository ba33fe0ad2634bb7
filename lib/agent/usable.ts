import type { LineFinding } from "@/lib/agent/evidence";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { type Recognised, recognise } from "@/lib/log-line/log-line";
import { maskLine } from "@/lib/log-line/mask";

/** What evidence from inside is held against. */
export type InsideContext = {
  report: Report;
  /** When it can have begun and when it was over, or now. */
  from: Date;
  to: Date;
  /** True when the monitor was well before: its gateway is set up as it should be, or was. */
  wasWell: boolean;
  /** Ports that the agent watches; none means that it does not know which is the application's. */
  ports: readonly number[];
};

export type ReadLine = { finding: LineFinding; read: Recognised; text: string };
export type Rejected = { finding: LineFinding; text: string; why: string };

/** Causes of a request's own handler: another path's request says nothing of them. */
const ofHandler: readonly string[] = [
  "upstream-closed-early",
  "upstream-reset",
  "upstream-bad-response",
  "upstream-header-too-large",
  "upstream-read-timeout",
  "response-truncated",
  "proxy-forbidden",
  "proxy-not-found",
  "proxy-auth-required",
  "proxy-rate-limited",
  "request-body-too-large",
  "request-header-too-large",
  "fcgi-script-not-found",
];

const portOf = (upstream: string): number | null => {
  const digits = /:(\d{1,5})$/.exec(upstream)?.[1];
  return digits === undefined ? null : Number(digits);
};

const bare = (host: string): string => host.toLowerCase().replace(/:\d{1,5}$/, "");

/** Why a line does not belong to the failure; null when it can. */
function against(finding: LineFinding, read: Recognised, { report, from, to }: InsideContext): string | null {
  const at = new Date(finding.at);
  if (at < from || at > to) return "it is of another time";
  const url = report.url !== null && URL.canParse(report.url) ? new URL(report.url) : null;
  if (url !== null && read.host !== null && bare(read.host) !== bare(url.host)) return "it is about another host";
  if (url !== null && read.path !== null && read.path !== url.pathname && ofHandler.includes(read.cause))
    return "it is about another path";
  return null;
}

/** The port that a line is about, when the agent watches others; null when it watches that one, or none. */
function otherPort({ read }: ReadLine, ports: readonly number[]): number | null {
  const port = read.upstream === null ? null : portOf(read.upstream);
  return port !== null && ports.length > 0 && !ports.includes(port) && read.subject === "request" ? port : null;
}

/** True when a line is about the failing path of the failing host, wherever the gateway went with it. */
const isOfRequest = ({ read }: ReadLine, { report }: InsideContext): boolean =>
  report.url !== null && URL.canParse(report.url) && read.host !== null && read.path === new URL(report.url).pathname;

/**
 * Reads lines and keeps those that can belong to the failure, with what speaks against the others. A line about a
 * port that is not watched counts when it names the failing request, or when it names no request and there is no
 * other: the gateway may be set to the wrong port.
 */
export function usableLines(
  findings: readonly LineFinding[],
  context: InsideContext,
): { lines: ReadLine[]; rejected: Rejected[] } {
  const lines: ReadLine[] = [];
  const rejected: Rejected[] = [];
  const ofOtherPorts: (ReadLine & { port: number })[] = [];
  for (const finding of findings) {
    const text = maskLine(finding.text);
    const read = recognise(text);
    if (read === null) continue;
    const line = { finding, read, text };
    const why = against(finding, read, context);
    const port = otherPort(line, context.ports);
    if (why !== null) rejected.push({ finding, text, why });
    else if (port !== null && !isOfRequest(line, context)) ofOtherPorts.push({ ...line, port });
    else lines.push(line);
  }
  const watched = ({ read }: ReadLine) => read.upstream !== null && context.ports.includes(portOf(read.upstream) ?? 0);
  const none = !lines.some(watched);
  const nameless = ofOtherPorts.every(({ read }) => read.host === null && read.path === null);
  if (none && nameless && new Set(ofOtherPorts.map(({ port }) => port)).size === 1) lines.push(...ofOtherPorts);
  else
    for (const { finding, text, port } of ofOtherPorts)
      rejected.push({ finding, text, why: `it is about port ${port}, which is not watched` });
  return { lines, rejected };
}
