import { setTimeout as sleep } from "node:timers/promises";
import type { Fault, Form } from "@/e2e/faults/fault";
import type { Recorded } from "@/e2e/faults/record";
import { longSetting, shortSetting } from "@/e2e/faults/settings";
import type { Stage } from "@/e2e/faults/stage/stage";
import type { Role } from "@/e2e/faults/stage/worker";

const workers: Record<string, Role[]> = { checker: ["scheduler", "prober"], teller: ["alerter"] };
const times = (form: Form): number => (form === "short" ? 3 : 12);
const inFlight = 4;
/** The notice whose teller was killed, by run of the stage. */
const struck = new Map<string, string[]>();

/** Kills the teller when a webhook is here and answered, and before Postgres hears of it. */
function strike(stage: Stage, alertId: string): Promise<void> {
  const { database, kill } = stage.worker("teller");
  database.hold();
  struck.get(stage.folder)?.push(alertId);
  // The answer goes out now; the teller has it and cannot write it down.
  void sleep(200).then(async () => {
    kill();
    database.drop();
    await database.open();
  });
  return Promise.resolve();
}

export const killedAfterSend: Fault = {
  id: "F-02",
  title: "alerter killed after it sent",
  does: {
    short: "SIGKILL after the receiver's 204 and before the commit, 3 times",
    long: "SIGKILL after the receiver's 204 and before the commit, 12 times",
  },
  everyMerge: true,
  setting: (form) => (form === "short" ? { ...shortSetting, workers } : longSetting(300, { workers })),
  inject: async (stage, form) => {
    const seen: string[] = [];
    struck.set(stage.folder, seen);
    let next = 0;
    stage.webhooks.onNotice((alertId) => {
      if (seen.length >= times(form) || Date.now() < next || seen.includes(alertId)) return;
      next = Date.now() + (form === "short" ? 4000 : 20_000);
      return strike(stage, alertId);
    });
    while (seen.length < times(form)) await sleep(100);
  },
  bounds: (form) => ({ twice: times(form) * inFlight, late: 30, gap: 2, back: 0 }),
  settles: () => 75,
  besides: async (stage, recorded: Recorded) =>
    (struck.get(stage.folder) ?? []).flatMap((id) => {
      const count = recorded.deliveries.filter(({ alertId }) => alertId === id).length;
      return count === 2 ? [] : [`a notice whose sender was killed came ${count} times, not twice`];
    }),
};
