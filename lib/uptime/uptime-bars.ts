import type { UptimeBar } from "@/lib/monitor/overview";
import type { Actor } from "@/lib/organization/actor";
import { barsOf } from "@/lib/uptime/uptime";
import { readHistories } from "./store";

/**
 * Uptime bars of several monitors, oldest bar first. A monitor that is not the organization's is left out.
 * @param range.bars how many equal bars the range is cut into
 */
export async function uptimeBars(
  actor: Actor,
  monitorIds: readonly string[],
  range: { from: Date; to: Date; bars: number },
): Promise<Map<string, UptimeBar[]>> {
  const histories = await readHistories(actor.organizationId, monitorIds, range.from);
  return new Map([...histories].map(([id, history]) => [id, barsOf(history, range.from, range.to, range.bars)]));
}
