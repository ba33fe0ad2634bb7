import type { Actor } from "@/lib/organization/actor";
import { getStatusPage } from "@/lib/status-page/get-status-page";
import type { BulletinProgress } from "@/lib/subscriber/bulletin";
import { findProgress } from "./store";

/**
 * What the subscribers of a page were told of late, newest first, and how far the telling has come.
 * @throws AppError `not-found`
 */
export async function listBulletins(actor: Actor, pageId: string): Promise<BulletinProgress[]> {
  const { id } = await getStatusPage(actor, pageId);
  return findProgress(actor.organizationId, id);
}
