import { call, gone, handle, ok } from "@/app/api/v1/_handle";
import { deleteMonitor } from "@/lib/monitor/delete-monitor";
import { getMonitor } from "@/lib/monitor/get-monitor";
import { updateMonitor } from "@/lib/monitor/update-monitor";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("monitor", {
  GET: call({}, async ({ actor, id }) => ok(await getMonitor(actor, id))),
  PATCH: call({ body: "json" }, async ({ actor, id, body }) => ok(await updateMonitor(actor, id, body))),
  DELETE: call({}, async ({ actor, id }) => {
    await deleteMonitor(actor, id);
    return gone();
  }),
});
