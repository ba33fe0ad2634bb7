import type { OfferedChannel } from "@/components/monitor/form/notify-fields";
import { listChannels } from "@/lib/channel/list-channels";
import { describeChannel } from "@/lib/channel/registry";
import type { Actor } from "@/lib/organization/actor";

/** More are not offered as boxes. */
const most = 200;

/** The organization's channels as the form offers them. */
export async function offeredChannels(actor: Actor): Promise<OfferedChannel[]> {
  const { data } = await listChannels(actor, { limit: most });
  return data.map(({ id, name, type, disabledAt }) => ({
    id,
    name,
    type: `${describeChannel({ type }).label}${disabledAt === null ? "" : ", switched off"}`,
  }));
}
