import type { Fault } from "@/e2e/faults/fault";
import { longSetting, shortSetting } from "@/e2e/faults/settings";

/** The control: what the suite measures when nothing is wrong. */
export const none: Fault = {
  id: "F-00",
  title: "no fault",
  does: { short: "nothing", long: "nothing" },
  isControl: true,
  everyMerge: true,
  setting: (form) => (form === "short" ? shortSetting : longSetting(60)),
  inject: async () => undefined,
  bounds: (form) => ({ twice: 0, late: form === "short" ? 8 : 10, gap: 2, back: 0, lag: 2 }),
};
