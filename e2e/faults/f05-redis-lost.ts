import type { Fault } from "@/e2e/faults/fault";
import { longSetting, shortSetting } from "@/e2e/faults/settings";

export const redisLost: Fault = {
  id: "F-05",
  title: "Redis lost",
  does: { short: "kill -9, back after 6 s, empty", long: "kill -9, back after 60 s, empty" },
  everyMerge: true,
  backends: ["redis"],
  setting: (form) => (form === "short" ? shortSetting : longSetting(120)),
  inject: async ({ until, redis }, form) => {
    await until(form === "short" ? 4 : 20);
    await redis?.kill();
    await until(form === "short" ? 10 : 80);
    await redis?.start();
  },
  // Checks go on by way of Postgres.
  bounds: () => ({ twice: 0, late: 10, gap: 4, back: 0 }),
};
