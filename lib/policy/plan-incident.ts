import type { TenantTx } from "@/lib/db";
import type { Severity } from "@/lib/incident/incident";
import { choosePolicy } from "@/lib/policy/choose";
import { notBefore, type PlannedNotice, planNotices } from "@/lib/policy/plan";
import type { Policy } from "@/lib/policy/policy";
import { rotationsById } from "@/lib/rotation/rotations-by-id";
import { whoIsOnCall } from "@/lib/rotation/who-is-on-call";
import { findPolicies, findPolicy } from "./store";

export type PlanningFacts = { monitorId: string; severity: Severity; at: Date };

async function channelsInUse(tx: TenantTx): Promise<ReadonlySet<string>> {
  const rows = await tx.channel.findMany({ where: { disabledAt: null }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** What a policy leads to by the rotations and channels of today: those out of use are left out. */
async function planOf(tx: TenantTx, policy: Policy, severity: Severity, from: Date): Promise<PlannedNotice[]> {
  const ids = [...new Set(policy.steps.flatMap(({ rotationIds }) => rotationIds))];
  const rotations = await rotationsById(tx, ids, from);
  const inUse = await channelsInUse(tx);
  const onCall = (rotationId: string, at: Date): readonly string[] => {
    const rotation = rotations.get(rotationId);
    return (rotation && whoIsOnCall(rotation, at)?.channelIds) ?? [];
  };
  return planNotices(policy, { severity, openedAt: from, onCall }).filter(({ channelId }) => inUse.has(channelId));
}

/**
 * The policy that an incident is told by and what that leads to.
 * @returns null when there is none, or none that tells anybody: then the monitor's own channels are told
 */
export async function planIncident(
  tx: TenantTx,
  { monitorId, severity, at }: PlanningFacts,
): Promise<{ policyId: string; planned: PlannedNotice[] } | null> {
  const policies = await findPolicies(tx);
  if (policies.length === 0) return null;
  const monitor = await tx.monitor.findFirst({ where: { id: monitorId }, select: { tags: true, policy: true } });
  if (!monitor) return null;
  const facts = { monitorId, severity, tags: monitor.tags, openedAt: at, policyId: monitor.policy?.policyId ?? null };
  const policy = choosePolicy(policies, facts);
  if (policy === null) return null;
  const planned = await planOf(tx, policy, severity, at);
  return planned.length === 0 ? null : { policyId: policy.id, planned };
}

/** The same for an incident that is told by a policy already, from when it was told first; null when it is told by none. */
export async function planAgain(
  tx: TenantTx,
  incidentId: string,
  severity: Severity,
): Promise<{ planned: PlannedNotice[] } | null> {
  const chosen = await tx.incidentPolicy.findFirst({ where: { incidentId } });
  if (!chosen) return null;
  const policy = await findPolicy(tx, chosen.policyId);
  return { planned: await planOf(tx, policy, severity, chosen.plannedFrom) };
}

/** When what happens to an incident may be told: at once, or after the quiet hours of the policy that it is told by. */
export async function tellAt(tx: TenantTx, incidentId: string, severity: Severity, at: Date): Promise<Date> {
  if (severity === "critical") return at;
  const chosen = await tx.incidentPolicy.findFirst({ where: { incidentId } });
  return chosen ? notBefore(await findPolicy(tx, chosen.policyId), severity, at) : at;
}
