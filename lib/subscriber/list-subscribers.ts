import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { getStatusPage } from "@/lib/status-page/get-status-page";
import { canonicalTarget, type Subscriber, subscribeInput } from "@/lib/subscriber/subscriber";
import { targetHash } from "@/lib/subscriber/token";
import { subscriberOf } from "./store";

export const subscribersAPage = 100;

export type SubscriberList = {
  data: Subscriber[];
  /** Of the next page; null on the last. */
  nextCursor: string | null;
  total: number;
  confirmed: number;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An address is kept sealed: it is found whole or not at all. */
function foundBy(address: string): { targetHash: string } | Record<string, never> {
  if (address === "") return {};
  const kind = address.includes("://") ? "webhook" : "email";
  const read = subscribeInput.safeParse({ kind, target: address });
  return { targetHash: targetHash(kind, read.success ? canonicalTarget(kind, read.data.target) : "") };
}

/**
 * The subscribers of a page, newest first.
 * @param options.address only the one with this address, whole
 * @throws AppError `not-found`
 */
export async function listSubscribers(
  actor: Actor,
  pageId: string,
  options: { cursor?: string; address?: string } = {},
): Promise<SubscriberList> {
  const { id: statusPageId } = await getStatusPage(actor, pageId);
  const db = tenantDb(actor.organizationId);
  const { cursor = "", address = "" } = options;
  const [rows, total, confirmed] = await Promise.all([
    db.subscriber.findMany({
      where: { statusPageId, ...foundBy(address.trim()), ...(uuid.test(cursor) ? { id: { lt: cursor } } : {}) },
      orderBy: { id: "desc" },
      take: subscribersAPage + 1,
    }),
    db.subscriber.count({ where: { statusPageId } }),
    db.subscriber.count({ where: { statusPageId, confirmedAt: { not: null }, stoppedReason: null } }),
  ]);
  const shown = rows.slice(0, subscribersAPage);
  const nextCursor = rows.length > subscribersAPage ? (shown.at(-1)?.id ?? null) : null;
  return { data: shown.map(subscriberOf), nextCursor, total, confirmed };
}
