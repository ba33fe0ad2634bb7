import { call, handle, ok } from "@/app/api/v1/_handle";
import { incidentItem } from "@/lib/api/incident-item";
import { resolveIncident } from "@/lib/incident/resolve-incident";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("incident", {
  POST: call({}, async ({ actor, id }) => ok(incidentItem(await resolveIncident(actor, id)))),
});
