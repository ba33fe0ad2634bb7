import type { Cause } from "@/lib/diagnosis/cause";
import type { Confidence } from "@/lib/diagnosis/diagnosis";
import type { Finding } from "@/lib/diagnosis/finding";

const sureness: Readonly<Record<Exclude<Confidence, "certain">, string>> = { likely: "likely", possible: "possibly" };

/**
 * One sentence: who said what, what it met, and how sure the cause is. What a gateway met is
 * said outright only when the candidate that says so is likely.
 */
export function summaryOf(finding: Finding, cause: Cause, confidence: Confidence): string {
  const { opening, reporter } = finding;
  const gateway = reporter !== null && reporter.layer !== "application";
  const met = gateway && cause.seen !== undefined && confidence !== "possible" ? `: ${cause.seen}` : "";
  if (confidence === "certain")
    return met === "" ? `${opening}: ${cause.words}.` : `${opening}${met} (${cause.words}).`;
  return `${opening}${met} (${sureness[confidence]}: ${cause.words}).`;
}
