import type { Policy, PolicyFacts, PolicyRule } from "@/lib/policy/policy";
import { holdsAt } from "@/lib/zone/hours";

/** Whether an incident is one of those that a policy is for. One without conditions is for none by itself. */
export function matches({ match, timeZone }: PolicyRule, facts: PolicyFacts): boolean {
  const { severities, tags, monitorIds, hours } = match;
  if (severities.length === 0 && tags.length === 0 && monitorIds.length === 0 && hours === null) return false;
  if (severities.length > 0 && !severities.includes(facts.severity)) return false;
  if (tags.length > 0 && !tags.some((tag) => facts.tags.includes(tag))) return false;
  if (monitorIds.length > 0 && !monitorIds.includes(facts.monitorId)) return false;
  return hours === null || holdsAt(hours, timeZone, facts.openedAt);
}

type Candidate = Pick<Policy, "id" | "isDefault" | "position"> & PolicyRule;

/**
 * The policy that an incident is told by: the one its monitor names, else the first by position that matches, else
 * the organization's default.
 * @returns null when there is none: then the monitor's own channels are told at once
 */
export function choosePolicy<P extends Candidate>(
  policies: readonly P[],
  facts: PolicyFacts & { policyId: string | null },
): P | null {
  const named = policies.find(({ id }) => id === facts.policyId);
  if (named) return named;
  const inOrder = [...policies].sort((one, other) => one.position - other.position);
  return inOrder.find((policy) => matches(policy, facts)) ?? inOrder.find(({ isDefault }) => isDefault) ?? null;
}
