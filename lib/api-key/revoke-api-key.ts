import { tenantDb } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";

/** Ends a key at once. @throws AppError `not-found` */
export async function revokeApiKey(actor: Actor, id: string): Promise<void> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw notFound("API key");
  const { count } = await tenantDb(actor.organizationId).apiKey.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) throw notFound("API key");
}
