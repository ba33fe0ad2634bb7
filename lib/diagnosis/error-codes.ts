import { curlCodes } from "@/lib/diagnosis/error-codes/curl";
import { messages } from "@/lib/diagnosis/error-codes/messages";
import { families, nodeCodes } from "@/lib/diagnosis/error-codes/node";
import type { Weights } from "@/lib/diagnosis/weights";
import type { PhaseName } from "@/lib/probe/probe";

/** What a code can mean; by phase where the same code means different things in different places. */
export type CodeMeaning = Weights | { byPhase: Readonly<Partial<Record<PhaseName, Weights>>>; otherwise: Weights };

const isByPhase = (meaning: CodeMeaning): meaning is Exclude<CodeMeaning, Weights> => "byPhase" in meaning;

const inPhase = (meaning: CodeMeaning, phase: PhaseName | null): Weights =>
  isByPhase(meaning) ? ((phase === null ? undefined : meaning.byPhase[phase]) ?? meaning.otherwise) : meaning;

/** Nothing is known of the code: the phase alone speaks. */
const byPhaseAlone: Readonly<Record<PhaseName, Weights>> = {
  dns: { "dns-not-found": 50, "dns-temporary-failure": 50 },
  tcp: { "tcp-timeout": 40, "tcp-refused": 30, "conn-reset": 30 },
  tls: { "tls-handshake-failure": 60, "tls-reset": 40 },
  request: { "conn-reset": 60, "empty-reply": 40 },
  firstByte: { "empty-reply": 35, "conn-reset": 35, "response-malformed": 30 },
  body: { "response-truncated": 70, "response-malformed": 30 },
};
const unknownCode: Weights = { "check-timeout": 30, "conn-reset": 25, "empty-reply": 25, "response-malformed": 20 };

/**
 * What an error means. The words of its message go before the code where they say more: Node wraps
 * OpenSSL's alerts as EPROTO, and calls a connection that ended well a reset.
 * @param code of Node, undici, OpenSSL, ours, or curl as `curl:28`
 * @param phase null when unknown
 */
export function codeMeaning(code: string, phase: PhaseName | null, message: string): { id: string; weights: Weights } {
  const text = `${code} ${message}`.toLowerCase();
  const told = messages.find(
    (entry) =>
      text.includes(entry.part) &&
      (entry.code === undefined || code.startsWith(entry.code)) &&
      (entry.phase === undefined || entry.phase === phase),
  );
  if (told) return { id: told.id, weights: told.weights };
  const known = Object.hasOwn(nodeCodes, code)
    ? nodeCodes[code]
    : Object.hasOwn(curlCodes, code)
      ? curlCodes[code]
      : undefined;
  const id = code
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60);
  if (known) return { id, weights: inPhase(known, phase) };
  const family = families.find(([prefix]) => code.startsWith(prefix));
  if (family) return { id, weights: family[1] };
  return { id: "unknown-code", weights: phase === null ? unknownCode : byPhaseAlone[phase] };
}

/** The phase that a code belongs to when nobody says which it was. */
export function phaseOfCode(code: string, message: string): PhaseName | null {
  const { weights } = codeMeaning(code, null, message);
  const best = Object.entries(weights).sort(([, one], [, other]) => other - one)[0]?.[0] ?? "";
  if (best.startsWith("dns-")) return "dns";
  if (best.startsWith("tcp-")) return "tcp";
  if (best.startsWith("tls-")) return "tls";
  if (
    best === "response-truncated" ||
    best === "response-body-timeout" ||
    best.startsWith("redirect-") ||
    best.startsWith("content-")
  )
    return "body";
  if (best === "conn-reset" || best === "empty-reply" || best.startsWith("response-") || best === "not-http")
    return "firstByte";
  return null;
}
