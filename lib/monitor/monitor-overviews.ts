import type { z } from "zod";
import { lastChecks } from "@/lib/check/last-checks";
import { tenantDb } from "@/lib/db";
import { monitorFilter } from "@/lib/monitor/list-monitors";
import type { MonitorOverview } from "@/lib/monitor/overview";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { readHistories } from "@/lib/uptime/read-histories";
import { uptimeOf } from "@/lib/uptime/uptime";
import { findMonitors, monitorOf } from "./store";

const shown = 1000;
const sparklineChecks = 30;
const dayMs = 86_400_000;

/**
 * The rows of the list of monitors, by name, at most 1000: three statements whatever their number.
 * @throws AppError `invalid` for a filter that is none
 */
export async function monitorOverviews(actor: Actor, input: z.input<typeof monitorFilter>): Promise<MonitorOverview[]> {
  const filter = parse(monitorFilter, input);
  const rows = await findMonitors(tenantDb(actor.organizationId), filter, { take: shown, after: null });
  const ids = rows.map(({ id }) => id);
  const [checks, histories] = await Promise.all([
    lastChecks(actor, ids, sparklineChecks),
    readHistories(actor.organizationId, ids, new Date(Date.now() - 30 * dayMs)),
  ]);
  return rows.map((row) => {
    const newest = checks.get(row.id) ?? [];
    const history = histories.get(row.id);
    const share = (days: number) =>
      history ? uptimeOf(history, new Date(history.now.getTime() - days * dayMs), history.now).uptime : null;
    return {
      monitor: monitorOf(row),
      lastCheck: newest[0] ?? null,
      sparkline: newest.map((check) => (check.verdict === "down" ? null : check.latencyMs)).reverse(),
      uptime: { day: share(1), week: share(7), month: share(30) },
    };
  });
}
