import { tenantDb } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";

/**
 * Ends a subscription for its page's owner and forgets the address.
 * @throws AppError `not-found`, also for one of another organization
 */
export async function removeSubscriber(actor: Actor, id: string): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw notFound("subscriber");
  const { count } = await tenantDb(actor.organizationId).subscriber.deleteMany({ where: { id } });
  if (count === 0) throw notFound("subscriber");
}
