import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "@/e2e/faults/fault";
import { longSetting, shortSetting } from "@/e2e/faults/settings";

export const partitionAndFreeze: Fault = {
  id: "F-19",
  title: "a worker cut off, a worker frozen",
  does: {
    short: "one sees neither Postgres nor Redis for 4 s, then is stopped for 5 s",
    long: "one sees neither Postgres nor Redis for 90 s, then is stopped for 60 s",
  },
  everyMerge: true,
  setting: (form) => (form === "short" ? shortSetting : longSetting(240)),
  inject: async ({ until, worker, origin }, form) => {
    const [away, frozen] = form === "short" ? [4000, 5000] : [90_000, 60_000];
    const { database, redis, freeze, thaw } = worker("two");
    await until(2);
    // The network goes while checks are under way.
    origin.answerAfter(300);
    await sleep(500);
    database.hold();
    redis?.hold();
    await sleep(away);
    await Promise.all([database.open(), redis?.open()]);
    origin.answerAfter(0);
    await sleep(1000);
    freeze();
    await sleep(frozen);
    thaw();
  },
  // What the lost one had taken waits for its lock and its lease.
  bounds: () => ({ twice: 8, late: 30, gap: 13, back: 0 }),
  settles: () => 75,
};
