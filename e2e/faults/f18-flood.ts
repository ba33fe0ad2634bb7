import type { Fault } from "@/e2e/faults/fault";
import { shortSetting } from "@/e2e/faults/settings";

/** All of them fail within a second, for as long as it takes to tell everybody. */
const flood = (failing: number, intervalSeconds: number, lasts: number) => ({
  ...shortSetting,
  plan: { failing, steady: 10, firstAt: 5, every: 0, lasts, oneHost: true },
  intervalSeconds,
  digests: true,
  confirmations: 0,
});

export const everythingFails: Fault = {
  id: "F-18",
  title: "everything fails at once",
  does: { short: "100 monitors at once", long: "5,000 monitors at once, within their minute" },
  everyMerge: false,
  setting: (form) => (form === "short" ? flood(100, 5, 30) : flood(5000, 60, 600)),
  inject: async () => undefined,
  bounds: (form) => ({ twice: 0, late: form === "short" ? 60 : 600, gap: form === "short" ? 4 : 10, back: 0 }),
  settles: (form) => (form === "short" ? 60 : 900),
};
