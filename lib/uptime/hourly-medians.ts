import type { Actor } from "@/lib/organization/actor";
import { addHistograms, percentile } from "@/lib/uptime/latency";
import { readHourHistograms } from "./store";

/**
 * Median response times of several monitors by whole hours, milliseconds, by the hour's start; an hour in which nothing
 * was answered is left out.
 */
export async function hourlyMedians(
  actor: Actor,
  monitorIds: readonly string[],
  from: Date,
  to: Date,
): Promise<Map<string, Map<number, number>>> {
  const rows = await readHourHistograms(actor.organizationId, monitorIds, from, to);
  const medians = new Map<string, Map<number, number>>();
  for (const [id, hours] of Map.groupBy(rows, (row) => row.id)) {
    const byHour = new Map<number, number>();
    // An hour has a row for each region.
    for (const [hour, regions] of Map.groupBy(hours, (row) => row.hour.getTime())) {
      const median = percentile(addHistograms(regions.map(({ latency }) => latency)), 0.5);
      if (median !== null) byHour.set(hour, median);
    }
    medians.set(id, byHour);
  }
  return medians;
}
