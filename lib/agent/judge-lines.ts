import type { AgentFinding } from "@/lib/agent/evidence";
import { type Judged, named, type Verdict } from "@/lib/agent/judged";
import type { InsideContext, ReadLine } from "@/lib/agent/usable";
import { type CauseSlug, causes } from "@/lib/diagnosis/cause";
import type { Diagnosis } from "@/lib/diagnosis/diagnosis";
import { productName } from "@/lib/diagnosis/fingerprints/products";

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
export const ofState: readonly string[] = ["agent:port-closed", "agent:state"];

/** Failures before any gateway on the way could write a line: such a line is about something else. */
const beforeGateway = ["dns", "network", "tls", "monitor"];

/** What a gateway sees of a process that ends: the process' own log says why. */
const ofDying: readonly CauseSlug[] = ["upstream-closed-early", "upstream-reset", "response-truncated"];

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

/** Lines by how much they decide: what a subrequest met explains the others. */
const rank = ({ read }: ReadLine): number => {
  if (read.cause === "proxy-auth-backend-down") return 3;
  if (read.subject === "request") return 2;
  return read.subject === "dependency" ? 1 : 0;
};

/** Newest first. */
export const later = (a: ReadLine, b: ReadLine): number => b.finding.at.localeCompare(a.finding.at);

/** What decides most first: of the same rank, the line that leaves the fewest causes. */
const decisive = (a: ReadLine, b: ReadLine): number =>
  rank(b) - rank(a) || a.read.also.length - b.read.also.length || later(a, b);

/** A gateway that gave up on all of its upstreams, and one word for why when it met the same at each of them. */
function afterGroup(lines: readonly ReadLine[]): readonly ReadLine[] {
  const ofGroup = lines.filter(({ read }) => read.cause === "no-healthy-upstream");
  const each = lines.filter(({ read }) => read.cause !== "no-healthy-upstream" && read.subject === "request");
  const single = new Set(each.filter(({ read }) => read.also.length === 0).map(({ read }) => read.cause));
  return ofGroup.length > 0 && single.size > 1 ? lines.filter((line) => !each.includes(line)) : lines;
}

/** What may be struck from the causes of a line. */
function isExcluded(cause: CauseSlug, line: ReadLine, seen: Seen): boolean {
  if (cause === "upstream-keepalive-race") return seen.times > 1;
  // Nobody listens: no name had to be found, and no limit of requests was met.
  if (cause === "upstream-dns-failure" || cause === "proxy-overloaded")
    return seen.closed && line.read.cause === "no-healthy-upstream";
  if (cause !== "upstream-protocol-mismatch" || line.read.cause === cause) return false;
  // A gateway that is set to speak what the application does not never had an answer from it.
  return seen.speaksTls === false || (seen.speaksTls === null && seen.wasWell);
}

/** How the application's port looks: whether nobody listens there, and what a TLS handshake came to. */
type Port = { closed: boolean; speaksTls: boolean | null };
type Seen = Port & { times: number; wasWell: boolean };

function portAmong(others: readonly AgentFinding[]): Port {
  const [only, ...more] = others.filter((each) => each.type === "listener");
  return only === undefined || more.length > 0
    ? { closed: false, speaksTls: null }
    : { closed: only.addresses.length === 0, speaksTls: only.speaksTls };
}

/** Causes that the deciding line leaves. */
function leftBy(
  line: ReadLine,
  all: readonly ReadLine[],
  diagnosis: Diagnosis,
  seen: Omit<Seen, "times">,
): CauseSlug[] {
  const { read } = line;
  // The text has nginx's number of the connection: two failures within one second are two lines.
  const times = new Set(
    all
      .filter(({ read: { also } }) => also.includes("upstream-keepalive-race"))
      .map(({ finding, text }) => `${finding.at} ${text}`),
  ).size;
  const left = [read.cause, ...read.also].filter((cause) => !isExcluded(cause, line, { ...seen, times }));
  const fitting = left.filter((cause) => named(diagnosis, cause));
  return fitting.length > 0 ? fitting : left;
}

const saying = ({ read }: ReadLine, cause: CauseSlug, more = ""): Verdict => {
  const at = read.upstream === null ? "" : ` (${read.upstream})`;
  const words = `the log of ${productName(read.product)} on the server says it${at}: ${causes[cause].words}${more}`;
  return { cause, rule: `agent:${read.pattern}`, words };
};

const spokeNoTls = ". The port speaks TLS, and the gateway spoke none to it";

/** A gateway that asks a port where nothing listens, while the one that is watched does. */
function elsewhere({ read }: ReadLine, { ports }: InsideContext, others: readonly AgentFinding[]): string {
  const port = Number(/:(\d{1,5})$/.exec(read.upstream ?? "")?.[1]);
  if (read.cause !== "upstream-refused" || !port || ports.includes(port)) return "";
  const open = others.find((each) => each.type === "listener" && each.addresses.length > 0);
  return open?.type === "listener"
    ? `. It asks port ${port}; the application listens on port ${open.port}: the gateway is set to the wrong port`
    : "";
}

/**
 * What recognised lines make of a diagnosis: a verdict when they leave one cause. Pure.
 * @param others what else was seen: ports, processes
 */
export function judgeLines(
  diagnosis: Diagnosis,
  given: readonly ReadLine[],
  context: InsideContext,
  others: readonly AgentFinding[],
): Judged {
  const fitting = given.filter((each) => agrees(diagnosis, each));
  const notes = given
    .filter((each) => !fitting.includes(each))
    .map(({ text }) => `not counted, it does not fit what is seen from outside: ${text}`);
  const [best] = [...afterGroup(fitting)].sort(decisive);
  if (best === undefined) return { verdict: null, factors: {}, notes };
  const port = portAmong(others);
  const left = leftBy(best, fitting, diagnosis, { ...port, wasWell: context.wasWell });
  const death = given.find(({ read }) => read.subject === "process" && read.also.length === 0);
  if (death && left.some((cause) => ofDying.includes(cause)))
    return {
      verdict: saying(death, death.read.cause),
      factors: {},
      notes: notes.filter((note) => !note.endsWith(death.text)),
    };
  if (port.speaksTls && left.includes("upstream-protocol-mismatch") && best.read.plain)
    return { verdict: saying(best, "upstream-protocol-mismatch", spokeNoTls), factors: {}, notes };
  if (port.speaksTls && left.includes("upstream-protocol-mismatch"))
    return { verdict: null, factors: { ...twenty(left), "upstream-protocol-mismatch": 60 }, notes };
  const [only] = left;
  if (left.length === 1 && only !== undefined)
    return { verdict: saying(best, only, elsewhere(best, context, others)), factors: {}, notes };
  return { verdict: null, factors: twenty(left), notes };
}

const twenty = (left: readonly CauseSlug[]) => Object.fromEntries(left.map((cause) => [cause, 20]));
