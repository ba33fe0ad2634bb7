import { call, handle, ok } from "@/app/api/v1/_handle";
import { checkNow } from "@/lib/monitor/check-now";
import { getMonitor } from "@/lib/monitor/get-monitor";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("monitor", {
  POST: call({}, async ({ actor, id }) => {
    await checkNow(actor, id);
    return ok(await getMonitor(actor, id), 202);
  }),
});
