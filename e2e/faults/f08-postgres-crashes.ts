import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "@/e2e/faults/fault";
import { longSetting, shortSetting } from "@/e2e/faults/settings";

export const postgresCrashes: Fault = {
  id: "F-08",
  title: "Postgres crashes and is away",
  does: {
    short: "immediate stop and start, dropped connections, then 5 s away",
    long: "5 immediate stops, then 60 s away, then 120 s away",
  },
  everyMerge: true,
  setting: (form) => (form === "short" ? shortSetting : longSetting(420)),
  inject: async ({ until, during, postgres, workers }, form) => {
    await until(3);
    const aways = form === "short" ? [0] : [0, 0, 0, 0, 0, 60_000, 120_000];
    for (const away of aways) {
      await during("both", async () => {
        await postgres.crash();
        await sleep(away);
        await postgres.start();
      });
      await sleep(form === "short" ? 1500 : 15_000);
    }
    for (const { database } of workers.values()) database.drop();
    if (form === "long") return;
    await until(8);
    await during("both", async () => {
      await postgres.crash();
      await sleep(5000);
      await postgres.start();
    });
  },
  // Schedulers and probers look again each second; a batch that was cut off waits for its lock.
  bounds: () => ({ twice: 4, late: 25, gap: 13, back: 15 }),
  settles: () => 75,
};
