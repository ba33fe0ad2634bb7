import ipaddr from "ipaddr.js";
import type { Report } from "@/lib/diagnosis/diagnosis";
import type { Severity } from "@/lib/incident/incident";
import { type Quiet, quietKey } from "@/lib/incident/quiet";

/** Monitors that fail so close together, and for the same reason, are one incident. */
const momentsSeconds = 90;

/** What two failures have in common: the first word of the key they share. */
export const groupReasons = ["host", "silent", "address", "deployment", "region"] as const;
export type GroupReason = (typeof groupReasons)[number];

/** A failure as far as it can be the same as another. */
export type FailureFacts = {
  severity: Severity;
  quiet: Quiet | null;
  /** The first failing request's report. */
  report: Report;
  deploymentId: string | null;
  /** The one region that sees it fail while others see it well; null otherwise. */
  aloneIn: string | null;
};

const hostOf = ({ url }: Report): string | null =>
  url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, "").toLowerCase() : null;

function addressOf(report: Report, host: string | null): string | null {
  const address = report.response?.remoteAddress ?? report.addresses?.[0] ?? host;
  return address !== null && ipaddr.isValid(address) ? address : null;
}

/**
 * What a failure shares with others of the same reason, as keys: two failures that have one in common are one
 * incident. In order of how much each says:
 * - `host`: the same host fails by the same cause, told by the same product;
 * - `silent`: the same host gives no answer at all, whatever the way;
 * - `address`: the same address gives no answer. One that answers may be a shared edge, which says nothing;
 * - `deployment`: both began after the same release;
 * - `region`: the same region alone sees both fail: it is its view that is the same.
 * Severity, and the reason for being quiet, are part of every key: those are told apart.
 */
export function groupKeys(facts: FailureFacts): string[] {
  const { report, deploymentId, aloneIn, severity, quiet } = facts;
  const host = hostOf(report);
  const address = addressOf(report, host);
  const silent = report.response === null && severity === "critical";
  const { cause, reporter } = report.diagnosis ?? { cause: "unknown", reporter: null };
  const shared: [GroupReason, string | null][] = [
    ["host", host && `${host} ${cause} ${reporter?.product ?? "-"}`],
    ["silent", silent ? host : null],
    ["address", silent ? address : null],
    ["deployment", deploymentId],
    ["region", aloneIn],
  ];
  const apart = quiet === null ? severity : `${severity} ${quietKey(quiet)}`;
  return shared.flatMap(([reason, what]) => (what === null ? [] : [`${reason} ${what} ${apart}`]));
}

/** The key of a quiet failure once it is told. */
export const loudKey = (key: string, quiet: Quiet): string => key.replace(` ${quietKey(quiet)}`, "");

/** What two failures share, by the first of the keys they have in common; null when they share nothing. */
export function sharedReason(keys: readonly string[], others: readonly string[]): GroupReason | null {
  const found = keys.find((key) => others.includes(key))?.split(" ")[0];
  return groupReasons.find((reason) => reason === found) ?? null;
}

/**
 * How far back the last failure of an incident may have begun for one more to be of the same moment. A monitor that
 * is checked seldom shows late what began with the others.
 * @param startedAt slot of its first failing check
 */
export const joinableSince = (startedAt: Date, intervalSeconds: number): Date =>
  new Date(startedAt.getTime() - (momentsSeconds + intervalSeconds) * 1000);
