import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "@/e2e/faults/fault";
import { longSetting, shortSetting } from "@/e2e/faults/settings";
import { ownerAddress } from "@/e2e/faults/stage/stage";

const refused = "two@example.com";

export const mailMisbehaves: Fault = {
  id: "F-11",
  title: "mail server misbehaves",
  does: {
    short: "421, 450 to one, drops after DATA, hangs after DATA, then 550 to one for good",
    long: "421, 450 to one, drops after DATA, hangs after DATA, then 550 to one for good, longer",
  },
  everyMerge: false,
  setting: (form) => (form === "short" ? shortSetting : longSetting(200)),
  inject: async ({ during, mail }, form) => {
    const each = form === "short" ? 2000 : 30_000;
    await sleep(2000);
    await during("notices", async () => {
      mail.greet(421);
      await sleep(each);
      mail.greet(null);
      mail.refuse({ address: refused, code: 450 });
      await sleep(each);
      mail.refuse(null);
      mail.be("drop");
      await sleep(each);
      mail.be("hang");
      await sleep(each);
      mail.be("take");
      mail.refuse({ address: refused, code: 550 });
    });
  },
  // A hanging server is left after 20 seconds of silence; a mail that was here when the line broke comes again.
  bounds: () => ({ twice: 30, late: 80, gap: 2, back: 0, lag: 2 }),
  settles: () => 120,
  ends: ({ channels }) => channels.filter(({ address }) => address === refused).map(({ id }) => id),
  besides: async ({ mail }) => {
    const letters = mail.letters.filter(
      ({ to, subject }) => to === ownerAddress && subject.startsWith("Channel disabled"),
    );
    return letters.length === 1 ? [] : [`the owner got ${letters.length} letters of the address that refuses mail`];
  },
};
