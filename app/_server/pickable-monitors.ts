import type { Pickable } from "@/components/status-page/monitor-picker";
import { listMonitors } from "@/lib/monitor/list-monitors";
import type { Actor } from "@/lib/organization/actor";

const most = 2000;

/** The monitors that a page can show, by name, the first two thousand of them. */
export async function pickableMonitors(actor: Actor): Promise<Pickable[]> {
  const found: Pickable[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listMonitors>> = await listMonitors(actor, {
      limit: 200,
      ...(cursor === null ? {} : { cursor }),
    });
    found.push(...page.data.map(({ id, name, url }) => ({ id, name, url })));
    cursor = page.nextCursor;
  } while (cursor !== null && found.length < most);
  return found;
}
