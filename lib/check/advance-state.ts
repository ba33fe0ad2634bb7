import { nextView, overallState, type RegionView, type Step, unseen } from "@/lib/check/confirmation";
import { type TenantTx, tenantDb } from "@/lib/db";
import type { Report, Verdict } from "@/lib/diagnosis/diagnosis";
import { changeIncident } from "@/lib/incident/change-incident";
import { closeIncident } from "@/lib/incident/close-incident";
import type { Severity } from "@/lib/incident/incident";
import { openIncident } from "@/lib/incident/open-incident";
import { settleSuperseded } from "@/lib/incident/settle-superseded";
import { publishChange } from "@/lib/live/publish-change";
import type { Observation } from "@/lib/triage/observation";
import { Prisma } from "@/prisma/generated/client";

export type RecordedResult = { organizationId: string; monitorId: string; region: string; slot: Date; report: Report };

type LockedMonitor = {
  now: Date;
  state: RegionView["verdict"];
  confirmations: number;
  interval_seconds: number;
  retry_delay_seconds: number;
  recovery_confirmations: number;
  quorum: number | null;
  regions: string[];
};

const json = (value: unknown): Prisma.InputJsonValue => value as Prisma.InputJsonValue;

async function saveView(tx: TenantTx, result: RecordedResult, step: Step, now: Date, since: Date): Promise<void> {
  const { view } = step;
  // What was seen around a failure goes with its streak.
  const observations = step.outcome === "suspected" ? {} : { observations: Prisma.DbNull };
  const columns = {
    ...observations,
    verdict: view.verdict,
    since,
    lastSlot: result.slot,
    failures: view.failures,
    confirmAt: step.confirmInMs === null ? null : new Date(now.getTime() + step.confirmInMs),
    firstFailureAt: view.firstFailureAt,
    passes: view.passes,
    firstPassAt: view.firstPassAt,
    passVerdict: view.passVerdict,
    failureReports: json(view.reports),
    cause: view.cause,
    status: view.status,
  };
  const { organizationId, monitorId, region } = result;
  await tx.regionState.upsert({
    where: { monitorId_region: { monitorId, region } },
    create: { ...columns, organizationId, monitorId, region },
    update: columns,
  });
}

type State = RegionView["verdict"];
const severityOf: Partial<Record<State, Severity>> = { down: "critical", degraded: "warning" };

/** Which incidents a change of state ends, and what ends them: a warning is superseded by an outage. */
const endedBy: Partial<Record<State, readonly { severity: Severity; by: "checks" | "outage" }[]>> = {
  up: [
    { severity: "critical", by: "checks" },
    { severity: "warning", by: "checks" },
  ],
  degraded: [{ severity: "critical", by: "checks" }],
  down: [{ severity: "warning", by: "outage" }],
};

async function settle(
  tx: TenantTx,
  result: RecordedResult,
  monitor: LockedMonitor,
  step: Step,
  observations: readonly Observation[],
): Promise<void> {
  const { organizationId, monitorId } = result;
  const states = await tx.regionState.findMany({
    where: { monitorId, region: { in: monitor.regions } },
    select: { region: true, verdict: true },
  });
  const state = overallState(
    states.map(({ verdict }) => verdict as RegionView["verdict"]),
    monitor.quorum,
  );
  const about = { organizationId, monitorId, at: monitor.now };
  const { region, report } = result;
  const slot = step.endedAt ?? result.slot;
  const severity = severityOf[state];
  const changed = state !== monitor.state;
  if (changed) for (const each of endedBy[state] ?? []) await closeIncident(tx, { ...about, ...each, slot });
  const cause = state === "degraded" ? (report.diagnosis?.cause ?? null) : null;
  const settles = changed && (state === "up" || state === "degraded");
  const reopened = settles && (await settleSuperseded(tx, { ...about, cause, slot }));
  if (severity && changed && !reopened) {
    const proof = step.proof ?? { startedAt: slot, reports: [report] };
    const alone = states.some((each) => each.region !== region && each.verdict === "up");
    const { interval_seconds: intervalSeconds } = monitor;
    await openIncident(tx, { ...about, severity, region, alone, intervalSeconds, proof, report, observations });
  } else if (severity && !changed && step.outcome === "changed")
    await changeIncident(tx, { ...about, severity, region, report });
  if (changed) await tx.monitor.update({ where: { id: monitorId }, data: { state, stateSince: monitor.now } });
}

/** How far a result moved the region's view. */
export type Advance = {
  outcome: Step["outcome"];
  /** Results in a row that wait to be confirmed. */
  failures: number;
  /** Whether this streak of failures had been looked around when the result came. */
  lookedAround: boolean;
};

/**
 * Takes a recorded result into the state of its region and monitor, in one transaction
 * under the monitor's row lock:
 * 1. a result older than the newest one read changes nothing;
 * 2. the region's view moves by the rules of `confirmation.ts`;
 * 3. an incident opens, changes or closes, with its timeline and its outbox rows.
 * @returns null when nothing was changed
 */
export async function advanceState(result: RecordedResult): Promise<Advance | null> {
  const { organizationId, monitorId, region } = result;
  return tenantDb(organizationId).$transaction(
    async (tx) => {
      const [monitor] = await tx.$queryRaw<LockedMonitor[]>`
        select clock_timestamp() as now, state, confirmations, interval_seconds, retry_delay_seconds, recovery_confirmations, quorum, regions
          from monitor where id = ${monitorId}::uuid and paused_at is null for update`;
      if (!monitor) return null;
      const row = await tx.regionState.findFirst({ where: { monitorId, region } });
      if (row && row.lastSlot >= result.slot) return null;
      const before: RegionView = row
        ? {
            verdict: row.verdict as RegionView["verdict"],
            failures: row.failures,
            firstFailureAt: row.firstFailureAt,
            reports: (row.failureReports ?? []) as unknown as Report[],
            passes: row.passes,
            firstPassAt: row.firstPassAt,
            passVerdict: row.passVerdict as Verdict | null,
            cause: row.cause,
            status: row.status,
          }
        : unseen;
      const step = nextView(before, result, {
        confirmations: monitor.confirmations,
        recoveryConfirmations: monitor.recovery_confirmations,
        retryDelaySeconds: monitor.retry_delay_seconds,
        intervalSeconds: monitor.interval_seconds,
      });
      const since = row && row.verdict === step.view.verdict ? row.since : result.slot;
      await saveView(tx, result, step, monitor.now, since);
      const observations = (row?.observations ?? []) as unknown as Observation[];
      await settle(tx, result, monitor, step, observations);
      await publishChange(tx, { organizationId, kind: "monitor", id: monitorId });
      return { outcome: step.outcome, failures: step.view.failures, lookedAround: observations.length > 0 };
    },
    { timeout: 15_000, maxWait: 15_000 },
  );
}
