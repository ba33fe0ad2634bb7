import { notFound } from "@/lib/errors";
import { getMonitor } from "@/lib/monitor/get-monitor";
import type { Actor } from "@/lib/organization/actor";
import { addHistograms, percentile } from "@/lib/uptime/latency";
import { type Loss, lossesOf, type UptimeFigures, uptimeOf } from "@/lib/uptime/uptime";
import { readHistograms, readHistories } from "./store";

export type MonitorUptime = UptimeFigures & {
  latencyMs: { p50: number | null; p95: number | null; p99: number | null };
  /** The downtime by what it was lost to, most first. */
  losses: Loss[];
};

/**
 * Uptime and latency of a monitor over a range. Latency is read by whole hours.
 * @throws AppError `not-found`
 */
export async function monitorUptime(
  actor: Actor,
  monitorId: string,
  range: { from: Date; to: Date },
): Promise<MonitorUptime> {
  const { id } = await getMonitor(actor, monitorId);
  const [histories, histograms] = await Promise.all([
    readHistories(actor.organizationId, [id], range.from),
    readHistograms(actor.organizationId, id, range.from, range.to),
  ]);
  const history = histories.get(id);
  if (!history) throw notFound("monitor");
  const latency = addHistograms(histograms);
  return {
    ...uptimeOf(history, range.from, range.to),
    losses: lossesOf(history, range.from, range.to),
    latencyMs: { p50: percentile(latency, 0.5), p95: percentile(latency, 0.95), p99: percentile(latency, 0.99) },
  };
}
