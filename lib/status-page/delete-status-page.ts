import { tenantDb } from "@/lib/db";
import { publishChange } from "@/lib/live/publish-change";
import type { Actor } from "@/lib/organization/actor";
import { findPage } from "./store";

/**
 * Takes a status page down. Its monitors stay.
 * @throws AppError `not-found`
 */
export async function deleteStatusPage(actor: Actor, id: string): Promise<void> {
  const db = tenantDb(actor.organizationId);
  const page = await findPage(db, id);
  await db.statusPage.deleteMany({ where: { id: page.id } });
  await publishChange("now", { organizationId: actor.organizationId, kind: "status-page", id: page.id });
}
