import type { AgentFinding, ListenerFinding, ProcessFinding } from "@/lib/agent/evidence";
import { type Judged, named } from "@/lib/agent/judged";
import type { InsideContext } from "@/lib/agent/usable";
import { type CauseSlug, causes } from "@/lib/diagnosis/cause";
import type { Diagnosis } from "@/lib/diagnosis/diagnosis";

const killed: readonly CauseSlug[] = ["upstream-closed-early", "upstream-reset", "upstream-refused", "empty-reply"];

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
  const notes = [`port ${port} listens on ${addresses.join(", ")}${finding.speaksTls ? " and speaks TLS" : ""}`];
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

/** What anything but a line makes of a diagnosis. Pure. */
export function judgeState(diagnosis: Diagnosis, finding: AgentFinding, context: InsideContext): Judged {
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
