import { call, created, handle, ok } from "@/app/api/v1/_handle";
import { monitorQuery } from "@/lib/api/query";
import { createMonitor } from "@/lib/monitor/create-monitor";
import { listMonitors } from "@/lib/monitor/list-monitors";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("monitor", {
  GET: call({ query: monitorQuery }, async ({ actor, query }) => ok(await listMonitors(actor, query))),
  POST: call({ body: "json" }, async ({ actor, body }) => created(await createMonitor(actor, body), "monitors")),
});
