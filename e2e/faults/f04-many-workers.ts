import type { Fault } from "@/e2e/faults/fault";
import { longSetting, shortSetting } from "@/e2e/faults/settings";

const more = 4;

export const manyWorkers: Fault = {
  id: "F-04",
  title: "many schedulers and probers",
  does: {
    short: "from 2 to 6 schedulers, probers and alerters and back",
    long: "from 2 to 6 schedulers, probers and alerters and back, over a minute",
  },
  everyMerge: true,
  setting: (form) => (form === "short" ? shortSetting : longSetting(90)),
  inject: async (stage, form) => {
    await stage.until(2);
    const names = Array.from({ length: more }, (_, index) => `more-${index}`);
    const added = await Promise.all(names.map((name) => stage.add(name, ["scheduler", "prober", "alerter"])));
    await stage.until(form === "short" ? 11 : 70);
    await Promise.all(added.map((worker) => worker.remove()));
  },
  bounds: () => ({ twice: 0, late: 20, gap: 3, back: 0, lag: 2 }),
  besides: async (_stage, { monitors, checks, requests, start, end }) =>
    monitors
      .filter(({ steady }) => steady)
      .flatMap(({ id, target }) => {
        const within = (at: number): boolean => at >= start + 1000 && at < end - 1000;
        const asked = requests.filter((each) => each.target === target && within(each.at)).length;
        const recorded = checks.filter(({ monitorId, slot }) => monitorId === id && within(slot)).length;
        // At each end one may fall on the other side of the line.
        return asked > recorded + 2 ? [`${target} was asked ${asked} times for ${recorded} slots`] : [];
      }),
};
