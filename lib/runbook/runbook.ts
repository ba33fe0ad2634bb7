import type { CauseSlug } from "@/lib/diagnosis/cause";
import { answerRunbooks } from "@/lib/runbook/causes/answer";
import { applicationRunbooks } from "@/lib/runbook/causes/application";
import { contentRunbooks } from "@/lib/runbook/causes/content";
import { dnsRunbooks } from "@/lib/runbook/causes/dns";
import { edgeRunbooks } from "@/lib/runbook/causes/edge";
import { monitorRunbooks } from "@/lib/runbook/causes/monitor";
import { networkRunbooks } from "@/lib/runbook/causes/network";
import { originRunbooks } from "@/lib/runbook/causes/origin";
import { platformRunbooks } from "@/lib/runbook/causes/platform";
import { proxyRunbooks } from "@/lib/runbook/causes/proxy";
import { reachRunbooks } from "@/lib/runbook/causes/reach";
import { silenceRunbooks } from "@/lib/runbook/causes/silence";
import { tlsRunbooks } from "@/lib/runbook/causes/tls";
import { type Check, familyOf, type Source } from "@/lib/runbook/check";

/** What to do about a cause: the one place where it is written down. */
export type Runbook = {
  /** One or two sentences: what happened, and what that says. */
  meaning: string;
  /** In the order in which to look; the first of them go into a report. */
  checks: readonly [Check, Check, Check, ...Check[]];
  /** Whether the same request again probably helps, and why. */
  retry: { helps: boolean; why: string };
  /** One to three ways to keep it from coming back. */
  prevent: readonly [string, ...string[]];
  /** What gateways write into their own log for it, by the id of the product. */
  logged?: Readonly<Partial<Record<"nginx" | "haproxy" | "apache", string>>>;
  sources: readonly [Source, ...Source[]];
};

/** A runbook for every cause; one that is missing is a type error. */
export const runbooks: Readonly<Record<CauseSlug, Runbook>> = {
  ...dnsRunbooks,
  ...networkRunbooks,
  ...tlsRunbooks,
  ...silenceRunbooks,
  ...reachRunbooks,
  ...answerRunbooks,
  ...originRunbooks,
  ...proxyRunbooks,
  ...edgeRunbooks,
  ...platformRunbooks,
  ...applicationRunbooks,
  ...contentRunbooks,
  ...monitorRunbooks,
};

/** A runbook by a slug from outside, such as a stored report of an older version; null for one that is not known. */
export function runbookOf(slug: string): Runbook | null {
  return Object.hasOwn(runbooks, slug) ? runbooks[slug as CauseSlug] : null;
}

/**
 * The checks of a cause, for the gateway at hand: its own commands, and the line to look for in its log.
 * @param product id of the product that wrote the answer; null when it is not known
 * @returns nothing for a cause that is not known
 */
export function checksOf(cause: string, product: string | null): { text: string; command: string | null }[] {
  const runbook = runbookOf(cause);
  if (runbook === null) return [];
  const family = product === null ? null : familyOf(product);
  const line = family === null ? undefined : new Map(Object.entries(runbook.logged ?? {})).get(family);
  return runbook.checks.map(({ text, command, by, readsLog }: Check) => ({
    text: readsLog && line !== undefined ? `${text} Look for “${line}”.` : text,
    command: (family === null ? undefined : by?.[family]) ?? command,
  }));
}
