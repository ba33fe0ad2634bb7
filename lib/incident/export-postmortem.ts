import { env } from "@/lib/env";
import { getIncident } from "@/lib/incident/get-incident";
import { postmortem } from "@/lib/incident/postmortem";
import type { Actor } from "@/lib/organization/actor";
import { listMembers } from "@/lib/organization/list-members";

/** The draft of a postmortem in Markdown. @throws AppError `not-found` */
export async function exportPostmortem(actor: Actor, id: string): Promise<string> {
  const incident = await getIncident(actor, id);
  const { data: members } = await listMembers(actor);
  const names = new Map(members.map(({ userId, name }) => [userId, name]));
  return postmortem(incident, names, `${env().APP_URL}/incidents/${incident.id}`);
}
