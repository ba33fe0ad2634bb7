import { call, handle, ok } from "@/app/api/v1/_handle";
import { pauseMonitor } from "@/lib/monitor/pause-monitor";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("monitor", {
  POST: call({}, async ({ actor, id }) => ok(await pauseMonitor(actor, id))),
});
