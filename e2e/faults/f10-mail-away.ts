import type { Fault } from "@/e2e/faults/fault";
import { longSetting, shortSetting } from "@/e2e/faults/settings";

export const mailAway: Fault = {
  id: "F-10",
  title: "mail server away",
  does: { short: "port closed for 10 s", long: "port closed for 10 min" },
  everyMerge: true,
  mergeBackends: ["postgres"],
  setting: (form) => (form === "short" ? shortSetting : longSetting(660)),
  inject: async ({ until, during, mailLine }, form) => {
    await until(form === "short" ? 3 : 20);
    await during("notices", async () => {
      mailLine.close();
      await until(form === "short" ? 13 : 620);
      await mailLine.open();
    });
  },
  bounds: () => ({ twice: 0, late: 40, gap: 2, back: 0, lag: 2 }),
  settles: () => 75,
  // Webhooks have another way: they are not held up.
  besides: async (stage, { deliveries, incidents, alerts, monitors, outages, slowness }) => {
    const hooks = new Set(stage.channels.filter(({ path }) => path !== null).map(({ id }) => id));
    return alerts.flatMap((alert) => {
      const incident = incidents.find(({ id }) => id === alert.incidentId);
      const target = monitors.find(({ id }) => id === incident?.members[0]?.monitorId)?.target;
      const outage = outages.find((each) => each.target === target);
      const came = deliveries.find(({ alertId, taken }) => taken && alertId === alert.id);
      if (!hooks.has(alert.channelId) || !outage || !came) return [];
      const late = came.at - (alert.kind === "opened" ? outage.from : outage.to);
      return late > 8000 * slowness
        ? [`a webhook of ${target} came after ${Math.round(late / 1000)} s, though only mail was away`]
        : [];
    });
  },
};
