import { call, handle, ok } from "@/app/api/v1/_handle";
import { incidentItem } from "@/lib/api/incident-item";
import { setSeverity } from "@/lib/incident/set-severity";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("incident", {
  POST: call({ body: "json" }, async ({ actor, id, body }) => ok(incidentItem(await setSeverity(actor, id, body)))),
});
