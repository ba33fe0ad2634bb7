import { codeMeaning, phaseOfCode } from "@/lib/diagnosis/error-codes";
import { errorEvidence } from "@/lib/diagnosis/evidence";
import type { Facts } from "@/lib/diagnosis/facts";
import type { Rule } from "@/lib/diagnosis/finding";
import { weighPace } from "@/lib/diagnosis/pace";
import type { Weights } from "@/lib/diagnosis/weights";
import type { PhaseName } from "@/lib/probe/probe";

function openingOf(facts: Facts, phase: PhaseName): string {
  const host = facts.host ?? "the host";
  const openings: Record<PhaseName, string> = {
    dns: `The name ${host} did not resolve`,
    tcp: `No connection to ${host}${facts.port === null ? "" : ` port ${facts.port}`}`,
    tls: `No TLS connection with ${host}`,
    request: "The connection broke while the request was sent",
    firstByte: "The request was sent, but no answer came",
    body: facts.response ? `The answer ${facts.status} did not come whole` : "The answer did not come whole",
  };
  return openings[phase];
}

/** Codes that say what the monitor did, not what the target did. */
const withoutTarget = new Set([
  "ERR_INVALID_URL",
  "BLOCKED",
  "EMFILE",
  "ENFILE",
  "EBUSY",
  "EADDRNOTAVAIL",
  "ABORT_ERR",
  "curl:3",
]);

function opening(facts: Facts, code: string, phase: PhaseName): string {
  if (withoutTarget.has(code)) return "The check could not be made";
  if (code === "REDIRECT_LOOP" || code === "TOO_MANY_REDIRECTS" || code === "curl:47")
    return "The redirects do not end";
  if (code === "REDIRECT_INVALID") return "A redirect could not be followed";
  // Without a phase only the look of a connection that fails before an answer is sure.
  if (!facts.phaseKnown && phaseOfCode(code, "") === null) return "No whole answer came";
  return openingOf(facts, phase);
}

/** Plain HTTP to the usual TLS port: a server that hangs up there most likely expected a handshake. */
function withPort(facts: Facts, weights: Weights): Weights {
  const plain = facts.result.url.startsWith("http:");
  if (!plain || (facts.port !== 443 && facts.port !== 8443) || weights["http-to-tls-port"] === undefined)
    return weights;
  return { ...weights, "http-to-tls-port": Object.values(weights).reduce((sum, weight) => sum + weight, 0) * 3 };
}

/** The name that a message of `getaddrinfo` ends with. */
const hostIn = (message: string): string | null => /\bENOTFOUND ([^\s]{1,300})$/.exec(message)?.[1] ?? null;

/** What the address tells that was tried: the port of a refusal, the family of an address without a way to it. */
function withAddress(facts: Facts, weights: Weights): Weights {
  const { error, url } = facts.result;
  if (error?.code === "ECONNREFUSED" && weights["tcp-refused"] !== undefined) {
    const port = /\bECONNREFUSED \S{1,200}:(\d{1,5})$/.exec(error.message)?.[1] ?? facts.port;
    // Port 80 in a message may stand for a port that was not given at all.
    if (port !== null && Number(port) > 0 && (url !== "" || Number(port) !== 80)) return refusedAt(Number(port));
    if (/\bECONNREFUSED [\d.]{7,15}$/.test(error.message) && url === "")
      return { "monitor-bad-url": 70, "tcp-refused": 30 };
  }
  if (error?.code === "EHOSTUNREACH" && /EHOSTUNREACH [0-9a-f]{0,4}:[0-9a-f:]/i.test(error.message))
    return { "tcp-net-unreachable": 62, "tcp-host-unreachable": 38 };
  return weights;
}

/** Ports that browsers and `fetch` do not open, of those that a check may name by mistake (Fetch standard, "bad port"). */
const badPorts = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110,
  111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532,
  540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061,
  6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

const refusedAt = (port: number): Weights =>
  badPorts.has(port) ? { "tcp-refused": 60, "monitor-blocked-port": 40 } : { "tcp-refused": 1 };

/** A name that no resolver would ask for: a label over 63 characters, or one that is empty. */
const badName = (host: string): boolean => host.split(".").some((label) => label.length > 63 || label === "");

/** An error speaks by its code, the phase it happened in and its words. */
export const errorRule: Rule = (facts) => {
  const { error } = facts.result;
  if (error === null) return null;
  const { id, weights } = codeMeaning(error.code, facts.phaseKnown ? error.phase : null, error.message);
  const host = hostIn(error.message) ?? facts.host;
  const illegal = error.code === "ENOTFOUND" && host !== null && badName(host);
  return {
    rule: `error:${id}`,
    weights: illegal ? { "dns-bad-name": 1 } : weighPace(withAddress(facts, withPort(facts, weights)), facts.pace),
    reporter: null,
    opening: opening(facts, error.code, error.phase),
    evidence: errorEvidence(facts),
  };
};
