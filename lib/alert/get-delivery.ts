import { type Delivery, listDeliveries } from "@/lib/alert/list-deliveries";
import { notFound } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";

/** One alert with every try. @throws AppError `not-found` */
export async function getDelivery(actor: Actor, id: string): Promise<Delivery> {
  const { data } = await listDeliveries(actor, { id, limit: 1 });
  const [found] = data;
  if (!found) throw notFound("alert");
  return found;
}
