import { causeOf } from "@/lib/diagnosis/cause";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import { productName } from "@/lib/diagnosis/fingerprints/products";

type Told = Pick<Diagnosis, "cause" | "layer" | "reporter"> & {
  rule?: string | undefined;
  evidence?: readonly string[] | undefined;
};

/** The status as the evidence of an answer begins with it. */
const statusIn = (evidence: readonly string[] | undefined): number | null => {
  const found = evidence?.map((line) => /^status (\d{3})\b/.exec(line)?.[1]).find((status) => status !== undefined);
  return found === undefined ? null : Number(found);
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Warnings have the cause that they may become; what they are is their rule. */
const warnings: Readonly<Record<string, string>> = {
  slow: "Too slow",
  "certificate-ends-soon": "Certificate ends soon",
};

/** A product by its name; a report of another version may hold a name that is not known here. */
const gatewayName = ({ reporter }: Told): string | null =>
  reporter === null || reporter.layer === "application" ? null : productName(reporter.product);

/**
 * What failed in a few words, for subjects and lists: "nginx cannot reach the app (502)".
 * @param status to show in brackets; taken from the report or the evidence when left out
 */
export function shortCause(told: Report | Told, status?: number | null): string {
  if ("verdict" in told)
    return told.diagnosis === null ? "Up" : shortCause(told.diagnosis, told.response?.status ?? null);
  const warning = warnings[told.rule ?? ""];
  if (warning !== undefined) return warning;
  const cause = causeOf(told.cause);
  const shown = status === undefined ? statusIn(told.evidence) : status;
  const bracket = shown === null ? "" : ` (${shown})`;
  if (cause === null) return `The check failed${bracket}`;
  if (cause.verb !== undefined) return `${gatewayName(told) ?? "The gateway"} ${cause.verb}${bracket}`;
  return `${capital(cause.words)}${bracket}`;
}
