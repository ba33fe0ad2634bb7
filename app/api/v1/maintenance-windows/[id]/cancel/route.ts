import { call, handle, ok } from "@/app/api/v1/_handle";
import { cancelOccurrence } from "@/lib/maintenance/cancel-occurrence";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("maintenance window", {
  POST: call({ body: "json" }, async ({ actor, id, body }) => ok(await cancelOccurrence(actor, id, body))),
});
