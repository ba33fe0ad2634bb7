import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { findAgent } from "./store";

/** Ends an agent's key at once. What it told stays with the incidents. @throws AppError `not-found` */
export async function revokeAgent(actor: Actor, id: string): Promise<void> {
  const db = tenantDb(actor.organizationId);
  const agent = await findAgent(db, id);
  await db.agent.update({ where: { id: agent.id }, data: { revokedAt: new Date() } });
}
