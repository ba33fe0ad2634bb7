import { call, handle, ok } from "@/app/api/v1/_handle";
import { listDeliveries } from "@/lib/alert/list-deliveries";
import { alertQuery } from "@/lib/api/query";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("alert", {
  GET: call({ query: alertQuery }, async ({ actor, query }) => ok(await listDeliveries(actor, query))),
});
