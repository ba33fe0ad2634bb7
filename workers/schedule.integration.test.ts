import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { pool } from "@/lib/db";
import { env, forgetEnv } from "@/lib/env";
import { createMonitor } from "@/lib/monitor/create-monitor";
import { shutDown } from "@/lib/queue/shut-down";
import { newOrganization } from "@/lib/testing/factories";
import { startProber } from "@/workers/prober";
import { startScheduler } from "@/workers/scheduler";

const watchSeconds = 12;

afterEach(async () => {
  await shutDown();
  vi.unstubAllEnvs();
  forgetEnv();
});

describe.each(["redis", "postgres"] as const)("the schedule on %s", (backend) => {
  it("records each due check once with two schedulers and three probers", { timeout: 60_000 }, async () => {
    if (backend === "postgres") vi.stubEnv("REDIS_URL", "");
    vi.stubEnv("REGION", `twice-${backend}`);
    forgetEnv();
    const requests: { path: string; at: number }[] = [];
    const target = createServer((request, response) => {
      requests.push({ path: request.url ?? "", at: Date.now() });
      response.end("ok");
    });
    await new Promise<void>((resolve) => target.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(target.address() as AddressInfo).port}/`;
    const { actor } = await newOrganization();
    const region = env().REGION;
    const running = [
      startScheduler(region),
      startScheduler(region),
      startProber(region),
      startProber(region),
      startProber(region),
    ];
    await new Promise((resolve) => setTimeout(resolve, 500));
    for (let index = 0; index < 20; index++)
      await createMonitor(actor, { name: `m${index}`, url: `${url}m${index}`, intervalSeconds: 5, regions: [region] });
    const { rows: start } = await pool().query<{ at: Date }>("select clock_timestamp() + interval '2 seconds' as at");
    await new Promise((resolve) => setTimeout(resolve, (watchSeconds + 5) * 1000));
    await Promise.all(running.map((each) => each.stop()));
    target.close();

    const from = start[0]?.at ?? new Date();
    const { rows } = await pool().query<{ monitor_id: string; slots: number; due: number }>(
      `select m.id as monitor_id,
              (select count(*)::int from "check" c where c.monitor_id = m.id and c.slot >= $2 and c.slot < $2 + make_interval(secs => $3::bigint)) as slots,
              (select count(*)::int from generate_series(ceil(extract(epoch from $2::timestamptz))::bigint, ceil(extract(epoch from $2::timestamptz))::bigint + $3::bigint - 1) s where (s - m.phase) % 5 = 0) as due
         from monitor m where m.organization_id = $1`,
      [actor.organizationId, from, watchSeconds],
    );
    expect(rows).toHaveLength(20);
    for (const row of rows) expect(row.slots).toBe(row.due);
    // The check that a new monitor gets at once may fall into a due second; after that each slot is one request.
    const settled = requests.filter((request) => request.at > from.getTime());
    expect(settled.length).toBeGreaterThan(20);
    for (const times of Map.groupBy(settled, (request) => request.path).values()) {
      for (const [index, { at }] of times.entries())
        if (index > 0) expect(at - (times[index - 1]?.at ?? 0)).toBeGreaterThan(3000);
    }
  });
});
