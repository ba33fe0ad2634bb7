import { tenantDb } from "@/lib/db";
import { AppError, notFound } from "@/lib/errors";
import { publishChange } from "@/lib/live/publish-change";
import type { Actor } from "@/lib/organization/actor";
import { wakeAlerter } from "@/lib/queue/alert-wake";
import { reviveAlert } from "./replay-store";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Sends a notice that was given up once more, under the same id, so that a receiver that did take it drops it. The
 * tries that were made stay in the log, and it is tried as often again.
 * @throws AppError `not-found`, or `conflict` when there is nothing to send again, the channel is out of use, or the
 * end of the incident was told there already
 */
export async function replayAlert(actor: Actor, id: string): Promise<void> {
  const { organizationId } = actor;
  await tenantDb(organizationId).$transaction(async (tx) => {
    const found = uuid.test(id)
      ? await tx.alert.findFirst({ where: { id }, include: { channel: { select: { disabledAt: true } } } })
      : null;
    if (!found) throw notFound("alert");
    if (found.kind === "test") throw new AppError("conflict", "A test is not sent again. Send another one.");
    if (found.channel.disabledAt !== null)
      throw new AppError("conflict", "The channel is out of use. Use it again first.");
    if (found.digestId !== null)
      throw new AppError("conflict", "It is part of a digest. Send the digest again: it tells of all in it.");
    const { incidentId, channelId, kind } = found;
    const ended =
      incidentId !== null && kind !== "resolved"
        ? await tx.alert.findFirst({
            where: { incidentId, channelId, kind: "resolved", status: { in: ["delivered", "pending", "gathered"] } },
          })
        : null;
    if (ended)
      throw new AppError("conflict", "The end of this incident is told there already, and nothing is told after it.");
    if (!(await reviveAlert(tx, organizationId, found.id)))
      throw new AppError("conflict", "Only a notice that was given up can be sent again.");
    await publishChange(tx, { organizationId, kind: "alert", id: found.id });
    await wakeAlerter(tx);
  });
}
