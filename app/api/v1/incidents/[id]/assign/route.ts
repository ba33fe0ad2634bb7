import { call, handle, ok } from "@/app/api/v1/_handle";
import { incidentItem } from "@/lib/api/incident-item";
import { assignIncident } from "@/lib/incident/assign-incident";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("incident", {
  POST: call({ body: "json" }, async ({ actor, id, body }) => ok(incidentItem(await assignIncident(actor, id, body)))),
});
