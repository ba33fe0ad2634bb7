import type { Plan } from "@/e2e/faults/schedule";
import type { Setting } from "@/e2e/faults/stage/stage";

/** Outages before, during and after a fault between the 4th and the 12th second. Under 20 seconds. */
export const shortPlan: Plan = { failing: 7, steady: 5, firstAt: 1, every: 1.5, lasts: 8 };

/** Two processes that do everything: one can always be missed. */
export const pair = { one: ["scheduler", "prober", "alerter"], two: ["scheduler", "prober", "alerter"] } as const;

export const shortSetting: Setting = { plan: shortPlan, intervalSeconds: 1, confirmations: 1, workers: pair };

/** The same over a longer time: a new outage every ten seconds. @param seconds of the whole schedule */
export const longSetting = (seconds: number, changes: Partial<Setting> = {}): Setting => {
  const every = 10;
  const lasts = 30;
  const failing = Math.max(4, Math.floor((seconds - lasts - 5) / every) + 1);
  return {
    plan: { failing, steady: 10, firstAt: 5, every, lasts },
    intervalSeconds: 2,
    confirmations: 1,
    workers: pair,
    ...changes,
  };
};
