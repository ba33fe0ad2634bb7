import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "@/e2e/faults/fault";
import { shortSetting } from "@/e2e/faults/settings";
import type { Role } from "@/e2e/faults/stage/worker";

const workers: Record<string, Role[]> = { clock: ["scheduler"], prober: ["prober"], teller: ["alerter"] };
/** A role is missed when it has said nothing for a minute. */
const noticedMs = 66_000;

export const silentRoles: Fault = {
  id: "F-23",
  title: "a role falls silent",
  does: {
    short: "the scheduler, then the alerter is stopped for 70 s (SIGSTOP)",
    long: "the scheduler, then the alerter is stopped for 70 s (SIGSTOP)",
  },
  everyMerge: false,
  setting: () => ({ ...shortSetting, workers }),
  inject: async ({ until, during, worker, health }) => {
    await until(20);
    for (const [name, holdsUp] of [
      ["clock", "checks"],
      ["teller", "notices"],
    ] as const) {
      await during(holdsUp, async () => {
        const from = Date.now();
        worker(name).freeze();
        await sleep(70_000);
        worker(name).thaw();
        if (!health.some(({ at, status }) => status === "warn" && at > from && at < from + noticedMs))
          throw new Error(`Nobody noticed within ${noticedMs / 1000} s that the ${name} was silent.`);
      });
      await sleep(5000);
    }
  },
  bounds: () => ({ twice: 0, late: 15, gap: 6, back: 10 }),
};
