import { setTimeout as sleep } from "node:timers/promises";
import type { Fault, Form } from "@/e2e/faults/fault";
import type { Recorded } from "@/e2e/faults/record";
import { longSetting, shortSetting } from "@/e2e/faults/settings";
import type { Stage } from "@/e2e/faults/stage/stage";
import type { Role } from "@/e2e/faults/stage/worker";

const workers: Record<string, Role[]> = { checker: ["scheduler", "prober"], teller: ["alerter"] };
/** Outages that outlast a lease, so that what was being sent comes again and is not told with the recovery. */
const setting = { ...shortSetting, workers, plan: { failing: 2, steady: 3, firstAt: 1, every: 1, lasts: 24 } };
const times = (form: Form): number => (form === "short" ? 2 : 10);
/** Between two strikes: more than a lease. */
const betweenMs = 22_000;
/** One notice a channel. */
const inFlight = 4;
/** The notices whose teller was killed, by run. */
const struck = new Map<string, string[]>();

/** Kills the teller when a webhook is here and answered, and before Postgres hears of it. */
function strike(stage: Stage, alertId: string): void {
  const { database, kill } = stage.worker("teller");
  database.hold();
  struck.get(stage.folder)?.push(alertId);
  // The answer goes out now; the teller has it and cannot write it down.
  void sleep(200).then(async () => {
    kill();
    database.drop();
    await database.open();
  });
}

export const killedAfterSend: Fault = {
  id: "F-02",
  title: "alerter killed after it sent",
  does: {
    short: "SIGKILL after the receiver's 204 and before the commit, twice",
    long: "SIGKILL after the receiver's 204 and before the commit, 10 times",
  },
  everyMerge: true,
  mergeBackends: ["postgres"],
  setting: (form) => (form === "short" ? setting : longSetting(300, { workers })),
  inject: async (stage, form) => {
    const seen: string[] = [];
    struck.set(stage.folder, seen);
    let next = 0;
    stage.webhooks.onNotice((alertId) => {
      if (seen.length >= times(form) || Date.now() < next || seen.includes(alertId)) return;
      next = Date.now() + betweenMs;
      strike(stage, alertId);
    });
    while (seen.length < times(form)) await sleep(100);
  },
  bounds: (form) => ({ twice: times(form) * inFlight, late: 35, gap: 2, back: 0 }),
  settles: () => 75,
  besides: async (stage, recorded: Recorded) =>
    (struck.get(stage.folder) ?? []).flatMap((id) => {
      const count = recorded.deliveries.filter(({ alertId }) => alertId === id).length;
      const superseded = recorded.alerts.find((alert) => alert.id === id)?.outcomes.at(-1) === "superseded";
      return count === 2 || superseded ? [] : [`a notice whose sender was killed came ${count} times, not twice`];
    }),
};
