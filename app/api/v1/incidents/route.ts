import { call, handle, ok } from "@/app/api/v1/_handle";
import { listIncidentItems } from "@/lib/api/incident-item";
import { incidentQuery } from "@/lib/api/query";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("incident", {
  GET: call({ query: incidentQuery }, async ({ actor, query }) => ok(await listIncidentItems(actor, query))),
});
