import { existsSync } from "node:fs";
import type { Fault } from "@/e2e/faults/fault";
import { NotPossibleHere } from "@/e2e/faults/fault";
import { longSetting, shortSetting } from "@/e2e/faults/settings";
import type { Role } from "@/e2e/faults/stage/worker";

const library = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64"]
  .map((folder) => `${folder}/faketime/libfaketime.so.1`)
  .find((file) => existsSync(file));

/** The wall clock of a process, set wrong; durations stay true. */
const wrong = (by: string): Record<string, string> => ({
  LD_PRELOAD: library ?? "",
  FAKETIME: by,
  FAKETIME_DONT_FAKE_MONOTONIC: "1",
});

const roles: Role[] = ["scheduler", "prober", "alerter"];

export const clocksWrong: Fault = {
  id: "F-13",
  title: "clocks of workers wrong",
  does: {
    short: "every worker's clock is wrong: 2 h ahead, 2 h behind",
    long: "every worker's clock is wrong: 2 h ahead, 2 h behind",
  },
  everyMerge: false,
  setting: (form) => (form === "short" ? shortSetting : longSetting(60)),
  inject: async (stage) => {
    if (library === undefined)
      throw new NotPossibleHere("libfaketime is not on this machine (Debian: apt-get install faketime)");
    await stage.until(1);
    await Promise.all([stage.add("ahead", roles, wrong("+2h")), stage.add("behind", roles, wrong("-2h"))]);
    await Promise.all([stage.worker("ahead").ready(), stage.worker("behind").ready()]);
    await Promise.all(["one", "two"].map((name) => stage.worker(name).remove()));
  },
  bounds: () => ({ twice: 0, late: 8, gap: 4, back: 0 }),
};
