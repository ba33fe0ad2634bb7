import type { Fault } from "@/e2e/faults/fault";
import { longSetting, shortSetting } from "@/e2e/faults/settings";
import { ownerAddress } from "@/e2e/faults/stage/stage";

/** Seconds that the 429 asks for. */
const pause = 6;
const bigBytes = 2_000_000;
const paths = {
  gone: "/gone",
  busy: "/busy",
  broken: "/broken",
  hangs: "/hangs",
  moved: "/moved",
  big: "/big",
} as const;
const untouchedSeconds = 8;

export const webhooksMisbehave: Fault = {
  id: "F-12",
  title: "webhook receivers misbehave",
  does: {
    short: "500, 429 with Retry-After, 302 and a hang for 8 s, 410, 2 MB answers",
    long: "500, 429 with Retry-After, 302 and a hang for 3 min, 410, 2 MB answers",
  },
  everyMerge: true,
  mergeBackends: ["postgres"],
  setting: (form) => ({
    ...(form === "short" ? shortSetting : longSetting(260)),
    webhookPaths: ["/one", ...Object.values(paths)],
  }),
  inject: async ({ until, during, webhooks }, form) => {
    webhooks.answer(paths.gone, { status: 410 });
    webhooks.answer(paths.big, { status: 200, bytes: bigBytes });
    await during("notices", async () => {
      webhooks.answer(paths.broken, { status: 500 });
      webhooks.answer(paths.busy, { status: 429, headers: { "Retry-After": String(pause) } });
      webhooks.answer(paths.moved, { status: 302, headers: { Location: webhooks.urlOf("/elsewhere") } });
      webhooks.answer(paths.hangs, { status: 204, hang: true });
      await until(form === "short" ? 8 : 180);
      for (const path of [paths.broken, paths.busy, paths.moved, paths.hangs]) webhooks.answer(path, { status: 204 });
    });
  },
  // After three minutes of failing a notice waits for up to six more.
  bounds: (form) => ({ twice: 0, late: form === "short" ? 45 : 400, gap: 2, back: 0, lag: 2 }),
  settles: (form) => (form === "short" ? 80 : 420),
  ends: ({ channels }) => channels.filter(({ path }) => path === paths.gone).map(({ id }) => id),
  besides: async (stage, { alerts, deliveries, incidents, monitors, outages, slowness }) => {
    const found: string[] = [];
    const well = stage.channels.filter(
      ({ path, address }) => path === "/one" || path === paths.big || address !== null,
    );
    for (const alert of alerts.filter(({ channelId }) => well.some(({ id }) => id === channelId))) {
      const incident = incidents.find(({ id }) => id === alert.incidentId);
      const outage = outages.find(({ target }) =>
        monitors.some((each) => each.target === target && each.id === incident?.members[0]?.monitorId),
      );
      const came = deliveries.find(({ alertId, taken }) => taken && alertId === alert.id);
      if (!outage || !came) continue;
      const late = (came.at - (alert.kind === "opened" ? outage.from : outage.to)) / 1000;
      if (late > untouchedSeconds * slowness) found.push(`a receiver that is well was told after ${late.toFixed(1)} s`);
    }
    const asked = stage.webhooks.deliveries.filter(({ path }) => path === paths.busy);
    const [first, second] = asked;
    if (first && second && second.at - first.at < pause * 1000 - 500)
      found.push(`a receiver that asked for ${pause} s was called after ${(second.at - first.at) / 1000} s`);
    if (stage.webhooks.deliveries.some(({ path }) => path === "/elsewhere")) found.push("a redirect was followed");
    const letters = stage.mail.letters.filter(
      ({ to, subject }) => to === ownerAddress && subject.startsWith("Channel disabled"),
    );
    if (letters.length !== 1) found.push(`the owner got ${letters.length} letters of the channel that is gone`);
    return found;
  },
};
