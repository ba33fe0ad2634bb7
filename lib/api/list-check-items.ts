import { listChecks } from "@/lib/check/list-checks";
import { tenantDb } from "@/lib/db";
import type { Verdict } from "@/lib/diagnosis/diagnosis";
import type { CheckSummary } from "@/lib/monitor/overview";
import type { Actor } from "@/lib/organization/actor";
import type { Page } from "@/lib/page";
import { type Phase, phaseNames } from "@/lib/probe/probe";

/** A check as the API lists it. Its phases have the shape they have in a report. */
export type CheckItem = {
  at: string;
  region: string;
  verdict: Verdict;
  status: number | null;
  latencyMs: number | null;
  phases: Phase[];
  layer: string | null;
  cause: string | null;
};

const placeOf = (check: { at: string; region: string }): string => `${check.at} ${check.region}`;

/** The phases of the checks that were not up, as their reports have them: those know where it stopped. */
async function reportedPhases(
  organizationId: string,
  monitorId: string,
  checks: readonly CheckSummary[],
): Promise<Map<string, Phase[]>> {
  const failed = checks.filter(({ verdict }) => verdict !== "up");
  if (failed.length === 0) return new Map();
  const slots = failed.map(({ at }) => new Date(at));
  const rows = await tenantDb(organizationId).$queryRaw<{ slot: Date; region: string; phases: Phase[] }[]>`
    select slot, region, report->'phases' as phases from "check"
     where organization_id = ${organizationId}::uuid and monitor_id = ${monitorId}::uuid
       and slot = any(${slots}::timestamptz[]) and jsonb_typeof(report->'phases') = 'array'`;
  return new Map(rows.map((row) => [placeOf({ at: row.slot.toISOString(), region: row.region }), row.phases]));
}

/** The phases of a check that went well, from its durations. */
function measuredPhases(durations: CheckSummary["phases"]): Phase[] {
  return phaseNames.flatMap((name) => {
    const durationMs = name === "request" ? null : durations[name];
    return durationMs === null ? [] : [{ name, durationMs, ok: true, detail: null }];
  });
}

/**
 * A monitor's checks for the API, newest first.
 * @throws AppError `not-found`, or `invalid` for a limit or cursor that is none
 */
export async function listCheckItems(
  actor: Actor,
  monitorId: string,
  page: { limit?: number; cursor?: string | undefined },
): Promise<Page<CheckItem>> {
  const { data, nextCursor } = await listChecks(actor, monitorId, page as Parameters<typeof listChecks>[2]);
  const reported = await reportedPhases(actor.organizationId, monitorId, data);
  const items = data.map(
    ({ attempt: _attempt, phases, ...check }): CheckItem => ({
      ...check,
      phases: reported.get(placeOf(check)) ?? measuredPhases(phases),
    }),
  );
  return { data: items, nextCursor };
}
