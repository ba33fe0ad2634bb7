import type { Fault } from "@/e2e/faults/fault";
import { longSetting, shortSetting } from "@/e2e/faults/settings";

export const redisFlushed: Fault = {
  id: "F-06",
  title: "Redis flushed",
  does: { short: "FLUSHALL every 2 s, 5 times", long: "FLUSHALL every 15 s, 10 times" },
  everyMerge: true,
  backends: ["redis"],
  setting: (form) => (form === "short" ? shortSetting : longSetting(180)),
  inject: async ({ until, redis }, form) => {
    const [times, every] = form === "short" ? [5, 2] : [10, 15];
    for (let index = 1; index <= times; index++) {
      await until(1 + index * every);
      await redis?.say("FLUSHALL");
    }
  },
  // A flush may take the batches of one second with it.
  bounds: () => ({ twice: 0, late: 8, gap: 3, back: 0 }),
};
