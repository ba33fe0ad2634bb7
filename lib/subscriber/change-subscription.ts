import { pool } from "@/lib/db";
import { invalid } from "@/lib/errors";
import type { Subscription } from "@/lib/subscriber/subscription";

/**
 * Changes what a subscription is about.
 * @param componentIds empty for the whole page
 * @throws AppError `invalid` for a component that the page does not have
 */
export async function changeSubscription(subscription: Subscription, componentIds: readonly string[]): Promise<void> {
  const known = new Set(subscription.page.components.map(({ id }) => id));
  const chosen = [...new Set(componentIds)];
  if (chosen.some((id) => !known.has(id)))
    throw invalid([{ field: "componentIds", message: "The page has no such component any more. Choose again." }]);
  await pool().query("update subscriber set component_ids = $2::uuid[] where id = $1", [subscription.id, chosen]);
}
