import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "@/e2e/faults/fault";
import { longSetting, shortSetting } from "@/e2e/faults/settings";

export const rollingRestart: Fault = {
  id: "F-20",
  title: "rolling restart",
  does: { short: "SIGTERM to each worker in turn, 4 times", long: "SIGTERM to each worker in turn, 20 times" },
  everyMerge: false,
  setting: (form) => (form === "short" ? shortSetting : longSetting(160)),
  inject: async ({ until, workers }, form) => {
    await until(2);
    for (let round = 0; round < (form === "short" ? 2 : 10); round++)
      for (const worker of workers.values()) {
        worker.kill("SIGTERM");
        await worker.ready();
        await sleep(form === "short" ? 500 : 3000);
      }
  },
  bounds: () => ({ twice: 0, late: 12, gap: 4, back: 0 }),
};
