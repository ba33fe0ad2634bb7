import { type AcknowledgeLink, readAcknowledgeLink } from "@/lib/alert/acknowledge-link";
import { noticeOf } from "@/lib/alert/notice-of";
import { headline } from "@/lib/channel/message";
import { tenantDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { markAcknowledged } from "@/lib/incident/acknowledge-incident";
import type { IncidentStatus } from "@/lib/incident/incident";
import { readIncident } from "@/lib/incident/read-incident";

/** What whoever has a link may see: the headline that the notice said, and whether there is anything left to do. */
export type LinkedIncident = { headline: string; status: IncidentStatus };

type Linked = AcknowledgeLink & { shown: LinkedIncident; channel: string };

/** A channel or an incident that is gone makes the link as worthless as a forged one, and looks the same. */
async function follow(token: string): Promise<Linked | null> {
  const link = readAcknowledgeLink(token, new Date());
  if (link === null) return null;
  const { organizationId, incidentId, channelId } = link;
  const db = tenantDb(organizationId);
  const channel = await db.channel.findFirst({ where: { id: channelId }, select: { name: true } });
  const found = channel && (await readIncident(db, incidentId));
  if (!found) return null;
  const { incident, monitor } = found;
  const notice = noticeOf({ organizationId, incident, monitor, kind: "opened", at: new Date(incident.openedAt) });
  return { ...link, shown: { headline: headline(notice), status: incident.status }, channel: channel.name };
}

/** What a link shows before anything is done. @returns null for a link that is not valid or not any more */
export const viewLinkedIncident = async (token: string): Promise<LinkedIncident | null> =>
  (await follow(token))?.shown ?? null;

/**
 * Acknowledges the incident that a link names, in the name of the channel it was sent to.
 * @throws AppError `not-found` for a link that is not valid, `conflict` when the incident is over
 */
export async function acknowledgeByLink(token: string): Promise<void> {
  const linked = await follow(token);
  if (linked === null) throw new AppError("not-found", "This link is not valid any more.");
  const { organizationId, incidentId, channelId, channel } = linked;
  await tenantDb(organizationId).$transaction((tx) =>
    markAcknowledged(tx, organizationId, incidentId, { kind: "link", id: channelId, channel }),
  );
}
