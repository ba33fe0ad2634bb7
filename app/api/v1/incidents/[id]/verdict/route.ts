import { call, handle, ok } from "@/app/api/v1/_handle";
import { incidentItem } from "@/lib/api/incident-item";
import { correctVerdict } from "@/lib/incident/correct-verdict";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("incident", {
  POST: call({ body: "json" }, async ({ actor, id, body }) => ok(incidentItem(await correctVerdict(actor, id, body)))),
});
