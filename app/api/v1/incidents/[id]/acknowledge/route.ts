import { call, handle, ok } from "@/app/api/v1/_handle";
import { incidentItem } from "@/lib/api/incident-item";
import { acknowledgeIncident } from "@/lib/incident/acknowledge-incident";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("incident", {
  POST: call({}, async ({ actor, id }) => ok(incidentItem(await acknowledgeIncident(actor, id)))),
});
