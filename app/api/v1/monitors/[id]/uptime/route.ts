import { call, handle, ok } from "@/app/api/v1/_handle";
import { rangeOf, rangeQuery } from "@/lib/api/query";
import { monitorUptime } from "@/lib/uptime/monitor-uptime";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("monitor", {
  GET: call({ query: rangeQuery }, async ({ actor, id, query }) =>
    ok(await monitorUptime(actor, id, rangeOf(query, new Date()))),
  ),
});
