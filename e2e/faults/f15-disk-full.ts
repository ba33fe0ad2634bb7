import { rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Fault, NotPossibleHere } from "@/e2e/faults/fault";
import { longSetting, shortSetting } from "@/e2e/faults/settings";

const diskMegabytes = 400;

/** Takes what is left of the disk that Postgres is on. */
async function fill(file: string): Promise<void> {
  const { bavail, bsize } = await statfs(path.dirname(file));
  for (let left = bavail * bsize; left > 0; left -= 2 ** 20)
    await writeFile(file, Buffer.alloc(Math.min(left, 2 ** 20), 1), { flag: "a" }).catch(() => undefined);
}

export const diskFull: Fault = {
  id: "F-15",
  title: "disk of Postgres full",
  does: { short: "no byte left for 5 s", long: "no byte left for 60 s" },
  everyMerge: false,
  setting: (form) => ({ ...(form === "short" ? shortSetting : longSetting(120)), diskMegabytes }),
  inject: async ({ until, during, postgres }, form) => {
    if (!postgres.hasOwnDisk) throw new NotPossibleHere("it needs the right to mount a small file system (root)");
    await until(4);
    await during("both", async () => {
      const file = path.join(postgres.folder, "fill");
      await fill(file);
      await sleep(form === "short" ? 5000 : 60_000);
      await rm(file);
      // A Postgres that cannot write its log ends; whoever runs it starts it again.
      if (postgres.hasEnded()) await postgres.start();
    });
  },
  bounds: () => ({ twice: 4, late: 30, gap: 13, back: 20 }),
  settles: () => 75,
};
