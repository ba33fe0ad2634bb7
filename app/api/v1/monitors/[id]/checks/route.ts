import { call, handle, ok } from "@/app/api/v1/_handle";
import { listCheckItems } from "@/lib/api/list-check-items";
import { pageQuery } from "@/lib/api/query";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("monitor", {
  GET: call({ query: pageQuery }, async ({ actor, id, query }) => ok(await listCheckItems(actor, id, query))),
});
