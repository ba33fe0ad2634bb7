import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Fault } from "@/e2e/faults/fault";
import { longSetting, shortSetting } from "@/e2e/faults/settings";

/** Nobody else may touch the monitors for a while. */
async function lockMonitors(url: string, ms: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("begin");
  await client.query("lock table monitor in access exclusive mode");
  await sleep(ms);
  await client.query("commit");
  await client.end();
}

export const postgresSlow: Fault = {
  id: "F-09",
  title: "Postgres slow",
  does: {
    short: "200 ms more for each way, two connections a process, then monitors locked for 4 s",
    long: "1 s more for each way, two connections a process, then monitors locked for 30 s",
  },
  everyMerge: false,
  setting: (form) => ({
    ...(form === "short" ? shortSetting : longSetting(180)),
    workerEnv: { DATABASE_POOL: "2" },
  }),
  inject: async ({ until, during, workers, postgres }, form) => {
    await until(3);
    const [delayMs, slowMs, lockedMs] = form === "short" ? [200, 6000, 4000] : [1000, 60_000, 30_000];
    await during("both", async () => {
      for (const { database } of workers.values()) database.delay(delayMs);
      await sleep(slowMs);
      for (const { database } of workers.values()) database.delay(0);
      await lockMonitors(postgres.url, lockedMs);
    });
  },
  bounds: () => ({ twice: 0, late: 15, gap: 6, back: 10 }),
};
