import type { Facts } from "@/lib/diagnosis/facts";
import { paceWords } from "@/lib/diagnosis/pace";

/** Headers that tell who wrote an answer or what it met; shown as evidence where they are there. */
const telling = [
  "server",
  "via",
  "proxy-status",
  "x-cache",
  "retry-after",
  "location",
  "content-type",
  "x-powered-by",
  "cf-ray",
  "cf-mitigated",
  "x-vercel-error",
  "x-squid-error",
  "x-railway-fallback",
  "x-render-routing",
  "x-azure-externalerror",
  "ngrok-error-code",
  "x-envoy-upstream-service-time",
];

const printable = (text: string, most: number): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
  return plain.length > most ? `${plain.slice(0, most)}...` : plain;
};

/** The pace of the answer in words. */
export const serverWords = (facts: Facts): string => paceWords(facts.serverMs);

function bodyEvidence(facts: Facts): string[] {
  const { response } = facts;
  if (!response) return [];
  if (response.bodyBytes === 0) return facts.bodyKnown ? ["the body is empty"] : [];
  const title = /<title>([^<]{1,120})/i.exec(response.bodyText)?.[1];
  const text = title ?? response.bodyText.replace(/<[^>]{0,300}>/g, " ").replace(/\s+/g, " ");
  const shown = printable(text, 120);
  return [`${response.bodyBytes} bytes of body${shown === "" ? "" : `: "${shown}"`}`];
}

/** The answer, literally: status line, the headers that tell, the body's beginning and the times. */
export function answerEvidence(facts: Facts): string[] {
  const { response, result } = facts;
  if (!response) return [];
  const head = `status ${response.status} ${printable(response.reason, 80)}`.trim();
  const headers = response.headers
    .filter(([name]) => telling.includes(name.toLowerCase()))
    .slice(0, 8)
    .map(([name, value]) => `${name}: ${printable(value, 160)}`);
  const redirects = result.redirects
    .slice(0, 5)
    .map(
      ({ url, status, location }) =>
        `${status} from ${printable(url, 160)} to ${printable(location ?? "nowhere", 160)}`,
    );
  const time = facts.serverMs === null ? [] : [`the server took ${Math.round(facts.serverMs)} ms to begin its answer`];
  return [head, ...time, ...headers, ...bodyEvidence(facts), ...redirects];
}

/** The error, literally, and what was reached before it. */
export function errorEvidence(facts: Facts): string[] {
  const { result, response } = facts;
  const { error, tls } = result;
  const evidence: string[] =
    error === null ? [] : [`${error.code} in the phase ${error.phase}: ${printable(error.message, 200)}`];
  const failed = result.phases.find((phase) => !phase.ok);
  if (failed) evidence.push(`${failed.name} took ${Math.round(failed.durationMs)} ms`);
  if (result.remoteAddress) evidence.push(`connected to ${result.remoteAddress}`);
  else if (result.addresses.length > 0) evidence.push(`addresses: ${result.addresses.slice(0, 6).join(", ")}`);
  if (response) evidence.push(...answerEvidence(facts));
  const certificate = tls?.certificate;
  if (certificate) {
    const names = certificate.altNames.slice(0, 5).join(", ") || certificate.subject;
    evidence.push(
      `certificate for ${printable(names, 160)}, from ${printable(certificate.issuer, 80) || "nobody named"}`,
      `valid from ${certificate.validFrom} to ${certificate.validTo}`,
    );
  }
  return evidence;
}
