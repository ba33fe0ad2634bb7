import { afterAll, describe, expect, it } from "vitest";
import { pool, tenantDb } from "@/lib/db";
import { createWindow } from "@/lib/maintenance/create-window";
import { deleteWindow } from "@/lib/maintenance/delete-window";
import { endWindow } from "@/lib/maintenance/end-window";
import { monitorOverviews } from "@/lib/monitor/monitor-overviews";
import type { Actor } from "@/lib/organization/actor";
import { shutDown } from "@/lib/queue/shut-down";
import { newOrganization } from "@/lib/testing/factories";
import { latencySeries } from "@/lib/uptime/latency-series";
import { monitorUptime } from "@/lib/uptime/monitor-uptime";
import { rollUpRecentHours } from "@/lib/uptime/roll-up-hours";
import { uptimeBars } from "@/lib/uptime/uptime-bars";

afterAll(shutDown);

const hourMs = 3_600_000;

/** A monitor of yesterday with a check each minute for four hours and one hour of downtime in the third. */
async function watchedFourHours(): Promise<{ actor: Actor; id: string; now: Date }> {
  const { actor, organizationId } = await newOrganization();
  const now = new Date();
  const from = new Date(now.getTime() - 4 * hourMs);
  const { id } = await tenantDb(organizationId).monitor.create({
    data: {
      organizationId,
      name: "m",
      type: "http",
      url: "http://127.0.0.1/",
      expect: {},
      intervalSeconds: 60,
      timeoutMs: 1000,
      regions: ["local"],
      tags: [],
      phase: 0,
      createdAt: from,
    },
  });
  await pool().query(
    `insert into "check" (monitor_id, slot, region, organization_id, verdict, latency_ms, dns_ms, tcp_ms, first_byte_ms, body_ms, layer)
     select $1, date_trunc('second', $3::timestamptz) + n * interval '1 minute', 'local', $2,
            case when n between 120 and 179 then 'down' else 'up' end, 100, 10, 20, 60, 10, case when n between 120 and 179 then 'proxy' end
       from generate_series(0, 239) n on conflict do nothing`,
    [id, organizationId, from],
  );
  await tenantDb(organizationId).incident.create({
    data: {
      organizationId,
      monitorId: id,
      status: "resolved",
      startedAt: new Date(from.getTime() + 2 * hourMs),
      openedAt: new Date(from.getTime() + 2 * hourMs),
      resolvedAt: new Date(from.getTime() + 3 * hourMs),
      diagnosis: {},
      report: {},
      members: {
        create: {
          monitorId: id,
          startedAt: new Date(from.getTime() + 2 * hourMs),
          resolvedAt: new Date(from.getTime() + 3 * hourMs),
        },
      },
    },
  });
  return { actor, id, now };
}

describe("uptime from what was recorded", () => {
  it("reckons the same share in the list, in the range and in the bars", async () => {
    const { actor, id, now } = await watchedFourHours();
    const { ensurePartitions } = await import("@/lib/check/ensure-partitions");
    await ensurePartitions(pool());
    for (let back = 4; back >= 0; back -= 2) await rollUpRecentHours(new Date(now.getTime() - back * hourMs));
    await rollUpRecentHours(now);
    const range = { from: new Date(now.getTime() - 24 * hourMs), to: now };

    const [overview] = await monitorOverviews(actor, {});
    expect(overview?.uptime.day).toBeCloseTo(0.75, 2);
    const uptime = await monitorUptime(actor, id, range);
    expect(uptime.uptime).toBeCloseTo(0.75, 2);
    expect(uptime).toMatchObject({ downSeconds: 3600, incidents: 1 });
    expect(uptime.latencyMs.p50).toBeGreaterThan(87);
    expect(uptime.latencyMs.p50).toBeLessThan(113);
    const bars = (await uptimeBars(actor, [id], { ...range, bars: 24 })).get(id) ?? [];
    expect(bars).toHaveLength(24);
    expect(bars.reduce((sum, bar) => sum + bar.downSeconds, 0)).toBeCloseTo(3600, -1);
    expect(bars[0]?.uptime).toBeNull();
  });

  it("leaves maintenance out of the share alike in list, range and bars, before and after it is history", async () => {
    const { actor, id, now } = await watchedFourHours();
    for (let back = 4; back >= 0; back -= 1) await rollUpRecentHours(new Date(now.getTime() - back * hourMs));
    const range = { from: new Date(now.getTime() - 24 * hourMs), to: now };
    const hoursAgo = (count: number) => new Date(now.getTime() - count * hourMs);
    const window = (over: object) => createWindow(actor, { name: "w", all: true, ...over });
    // Half of the hour of downtime lies in it, and what is neither: an hour and a half of four.
    const whole = async () => {
      const [{ maintenanceSeconds, downSeconds, uptime }, [overview]] = await Promise.all([
        monitorUptime(actor, id, range),
        monitorOverviews(actor, {}),
      ]);
      const bars = (await uptimeBars(actor, [id], { ...range, bars: 24 })).get(id) ?? [];
      const inBars = bars.reduce((sum, bar) => sum + bar.maintenanceSeconds, 0);
      expect(Math.abs(inBars - maintenanceSeconds)).toBeLessThanOrEqual(2);
      expect(overview?.uptime.day).toBeCloseTo(uptime ?? -1, 2);
      return { maintenanceSeconds, downSeconds, uptime };
    };
    const input = { from: hoursAgo(1.5).toISOString(), to: new Date(now.getTime() + hourMs).toISOString() };
    const counted = await window({ ...input, countsAsDowntime: true });
    expect(await whole()).toMatchObject({ maintenanceSeconds: 0, downSeconds: 3600 });
    await endWindow(actor, counted.id);
    expect(await whole()).toMatchObject({ maintenanceSeconds: 0, downSeconds: 3600 });

    const excluded = await window(input);
    const running = await whole();
    expect(running).toMatchObject({ maintenanceSeconds: 5400, downSeconds: 1800 });
    expect(running.uptime).toBeCloseTo(2 / 2.5, 2);
    await endWindow(actor, excluded.id);
    expect(await whole()).toMatchObject({ maintenanceSeconds: 5400, downSeconds: 1800 });
    await deleteWindow(actor, excluded.id);
    expect(await whole()).toMatchObject({ maintenanceSeconds: 5400, downSeconds: 1800 });
  });

  it("sums an hour to the same row however often", async () => {
    const { id, now } = await watchedFourHours();
    const read = async () =>
      (await pool().query("select * from check_hour where monitor_id = $1 order by hour", [id])).rows;
    await rollUpRecentHours(now);
    const once = await read();
    await rollUpRecentHours(now);
    expect(await read()).toEqual(once);
    expect(once.length).toBeGreaterThan(0);
  });

  it("draws latency by phase, without the failing checks", async () => {
    const { actor, id, now } = await watchedFourHours();
    const points = await latencySeries(actor, id, { from: new Date(now.getTime() - 4 * hourMs), to: now, points: 4 });
    expect(points.length).toBeGreaterThanOrEqual(4);
    expect(points.reduce((sum, point) => sum + point.failed, 0)).toBe(60);
    expect(points[0]).toMatchObject({ dns: 10, tcp: 20, firstByte: 60, body: 10 });
  });

  it("shows another organization nothing", async () => {
    const { id, now } = await watchedFourHours();
    const { actor } = await newOrganization();
    expect(await uptimeBars(actor, [id], { from: new Date(0), to: now, bars: 2 })).toEqual(new Map());
    expect(await latencySeries(actor, id, { from: new Date(0), to: now, points: 2 })).toEqual([]);
    await expect(monitorUptime(actor, id, { from: new Date(0), to: now })).rejects.toMatchObject({ code: "not-found" });
  });
});
