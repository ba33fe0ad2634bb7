import type { Pickable } from "@/components/status-page/monitor-picker";
import { listMonitors } from "@/lib/monitor/list-monitors";
import type { Actor } from "@/lib/organization/actor";

const most = 2000;

/** The monitors that a page or a window can be for, by name, the first two thousand of them. */
export async function pickableMonitors(actor: Actor): Promise<(Pickable & { tags: string[] })[]> {
  const found: (Pickable & { tags: string[] })[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listMonitors>> = await listMonitors(actor, {
      limit: 200,
      ...(cursor === null ? {} : { cursor }),
    });
    found.push(...page.data.map(({ id, name, url, tags }) => ({ id, name, url, tags })));
    cursor = page.nextCursor;
  } while (cursor !== null && found.length < most);
  return found;
}
