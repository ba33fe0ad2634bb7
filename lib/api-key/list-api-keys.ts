import type { ApiKeyView } from "@/lib/api-key/api-key";
import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { apiKeyOf } from "./store";

/** The organization's keys that are in use, newest first. */
export async function listApiKeys(actor: Actor): Promise<ApiKeyView[]> {
  const rows = await tenantDb(actor.organizationId).apiKey.findMany({
    where: { revokedAt: null },
    orderBy: { createdAt: "desc" },
  });
  return rows.map(apiKeyOf);
}
