import type { TenantTx } from "@/lib/db";
import { silencingDeployment } from "@/lib/deployment/silencing-deployment";
import { parentDown } from "@/lib/incident/parent-down";
import type { Quiet } from "@/lib/incident/quiet";
import { activeWindow } from "@/lib/maintenance/active-window";

export type QuietQuestion = { organizationId: string; monitorId: string; at: Date };

type Source = (tx: TenantTx, question: QuietQuestion) => Promise<Quiet | null>;

/** Asked in this order: what somebody planned before what is derived. */
const sources: readonly Source[] = [
  async (tx, question) => {
    const found = await activeWindow(tx, question);
    return found && { reason: "maintenance", windowId: found.id, name: found.name, until: found.until };
  },
  async (tx, question) => {
    const found = await silencingDeployment(tx, question);
    return found && { reason: "deployment", ...found };
  },
  async (tx, question) => {
    const found = await parentDown(tx, question);
    return found && { reason: "parent", ...found };
  },
];

/** Why nobody is told of what this monitor does at this time: the first source that holds; null when it is told. */
export async function quietFor(tx: TenantTx, question: QuietQuestion): Promise<Quiet | null> {
  for (const source of sources) {
    const found = await source(tx, question);
    if (found !== null) return found;
  }
  return null;
}
