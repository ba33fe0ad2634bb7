import { call, handle, ok } from "@/app/api/v1/_handle";
import { incidentItem } from "@/lib/api/incident-item";
import { getIncident } from "@/lib/incident/get-incident";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("incident", {
  GET: call({}, async ({ actor, id }) => ok(incidentItem(await getIncident(actor, id)))),
});
