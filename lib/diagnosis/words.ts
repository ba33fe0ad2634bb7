import { causes } from "@/lib/diagnosis/cause";
import type { Diagnosis } from "@/lib/diagnosis/diagnosis";

/** What failed in a few words, for a subject line or a row: "nginx: the app is not running or not on that port (502)". */
export function shortCause(diagnosis: Pick<Diagnosis, "cause" | "layer" | "reporter">, status: number | null): string {
  const words = causes[diagnosis.cause]?.words ?? "the check failed";
  const reporter = diagnosis.reporter;
  const gateway = reporter !== null && reporter.layer !== "application";
  const said = gateway && diagnosis.cause.startsWith("upstream-") ? gatewayWords(diagnosis.cause) : words;
  const who = gateway
    ? `${reporter.product} ${said === words ? `says: ${words}` : said}`
    : said.charAt(0).toUpperCase() + said.slice(1);
  return status === null ? who : `${who} (${status})`;
}

function gatewayWords(cause: string): string {
  if (cause === "upstream-read-timeout" || cause === "upstream-timeout") return "waited in vain for the app";
  if (cause === "upstream-connect-timeout") return "gets no connection to the app";
  if (cause.startsWith("upstream-tls")) return "cannot speak TLS with the app";
  return "cannot reach the app";
}
