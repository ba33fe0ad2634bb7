import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "@/e2e/faults/fault";
import { longSetting, pair, shortSetting } from "@/e2e/faults/settings";

export const powerLoss: Fault = {
  id: "F-22",
  title: "power loss",
  does: {
    short: "SIGKILL of everything at once, started again in another order after 3 s",
    long: "SIGKILL of everything at once, started again in another order after 30 s, 3 times",
  },
  everyMerge: false,
  setting: (form) => (form === "short" ? shortSetting : longSetting(240)),
  inject: async ({ until, during, workers, postgres, redis, add }, form) => {
    for (let round = 0; round < (form === "short" ? 1 : 3); round++) {
      await until(5 + round * 70);
      await during("both", async () => {
        const fallen = [...workers.values()];
        for (const worker of fallen) worker.end();
        await Promise.all([postgres.crash(), redis?.kill()]);
        await sleep(form === "short" ? 3000 : 30_000);
        // The workers come first, and find nothing.
        await Promise.all(Object.entries(pair).map(([name, roles]) => add(`${name}-${round}`, roles)));
        await postgres.start();
        await redis?.start();
        for (const worker of fallen) workers.delete(worker.name);
      });
    }
  },
  bounds: () => ({ twice: 4, late: 30, gap: 13, back: 20 }),
  settles: () => 75,
};
