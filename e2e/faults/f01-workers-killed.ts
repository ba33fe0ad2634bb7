import { setTimeout as sleep } from "node:timers/promises";
import type { Fault, Form } from "@/e2e/faults/fault";
import { longSetting, shortSetting } from "@/e2e/faults/settings";
import type { Role, WorkerProcess } from "@/e2e/faults/stage/worker";

const workers: Record<string, Role[]> = {
  "check-1": ["scheduler", "prober"],
  "check-2": ["scheduler", "prober"],
  "check-3": ["scheduler", "prober"],
  "tell-1": ["alerter"],
  "tell-2": ["alerter"],
};

/** What a worker is killed at: before a statement reached Postgres, and after Postgres has done it and nobody knows. */
const points: readonly { at: string; who: string; moment: "before" | "after" }[] = [
  { at: "insert-checks", who: "check-1", moment: "before" },
  { at: "insert-checks", who: "check-2", moment: "after" },
  { at: "due-monitors", who: "check-1", moment: "after" },
  { at: "COMMIT", who: "tell-1", moment: "before" },
  { at: "claim-confirmations", who: "check-2", moment: "after" },
  { at: "COMMIT", who: "check-1", moment: "before" },
  { at: "COMMIT", who: "tell-2", moment: "after" },
  { at: "COMMIT", who: "check-2", moment: "after" },
  { at: "claimed as", who: "tell-1", moment: "after" },
];
const alerterPoints = points.filter(({ who }) => who.startsWith("tell")).length;
/** What one alerter may be sending when it falls: one notice a channel. */
const inFlight = 4;
const longSeconds = 240;
const betweenRandomMs = 2000;

/** Kills a worker at a statement, when it comes to it in time. */
async function killAt(worker: WorkerProcess, pattern: string, moment: "before" | "after"): Promise<void> {
  await Promise.race([worker.database.trap(pattern, moment), sleep(3000)]);
  worker.kill();
  worker.database.drop();
  await worker.database.open();
}

const kills = (form: Form): number =>
  alerterPoints + (form === "long" ? (longSeconds * 1000) / betweenRandomMs / 2 : 0);

export const workersKilled: Fault = {
  id: "F-01",
  title: "workers killed at work",
  does: {
    short: "SIGKILL before and after each commit point",
    long: "the same, then SIGKILL of a random one every 2 s for 4 min",
  },
  everyMerge: true,
  setting: (form) => (form === "short" ? { ...shortSetting, workers } : longSetting(longSeconds + 40, { workers })),
  inject: async (stage, form) => {
    await stage.until(1.5);
    for (const { at, who, moment } of points) {
      await killAt(stage.worker(who), at, moment);
      await stage.worker(who).ready();
    }
    const names = Object.keys(workers);
    if (form === "long")
      for (let time = 0; time < longSeconds * 1000; time += betweenRandomMs) {
        stage.worker(names[Math.floor(Math.random() * names.length)] ?? "check-1").kill();
        await sleep(betweenRandomMs);
      }
  },
  // A notice that was being sent waits for its lease; a batch of checks for its lock.
  bounds: (form) => ({ twice: kills(form) * inFlight, late: 30, gap: 13, back: 0 }),
  settles: () => 75,
};
