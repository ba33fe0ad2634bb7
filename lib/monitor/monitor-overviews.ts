import type { z } from "zod";
import { lastChecks } from "@/lib/check/last-checks";
import { tenantDb } from "@/lib/db";
import { activeWindows } from "@/lib/maintenance/active-windows";
import { monitorFilter } from "@/lib/monitor/list-monitors";
import type { MonitorOverview } from "@/lib/monitor/overview";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { uptimeShares } from "@/lib/uptime/uptime-shares";
import { findMonitors, monitorOf } from "./store";

const shown = 1000;
const sparklineChecks = 30;

/**
 * The rows of the list of monitors, by name, at most 1000: four statements whatever their number.
 * @throws AppError `invalid` for a filter that is none
 */
export async function monitorOverviews(actor: Actor, input: z.input<typeof monitorFilter>): Promise<MonitorOverview[]> {
  const filter = parse(monitorFilter, input);
  const windows = await activeWindows(actor.organizationId);
  const rows = await findMonitors(tenantDb(actor.organizationId), filter, { take: shown, after: null }, windows);
  const ids = rows.map(({ id }) => id);
  const [checks, shares] = await Promise.all([lastChecks(actor, ids, sparklineChecks), uptimeShares(actor, ids)]);
  return rows.map((row) => {
    const newest = checks.get(row.id) ?? [];
    return {
      monitor: monitorOf(row, windows.get(row.id) ?? null),
      lastCheck: newest[0] ?? null,
      sparkline: newest.map((check) => (check.verdict === "down" ? null : check.latencyMs)).reverse(),
      uptime: shares.get(row.id) ?? { day: null, week: null, month: null },
    };
  });
}
