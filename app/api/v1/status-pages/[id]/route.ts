import { call, gone, handle, ok } from "@/app/api/v1/_handle";
import { deleteStatusPage } from "@/lib/status-page/delete-status-page";
import { getStatusPage } from "@/lib/status-page/get-status-page";
import { updateStatusPage } from "@/lib/status-page/update-status-page";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("status page", {
  GET: call({}, async ({ actor, id }) => ok(await getStatusPage(actor, id))),
  PATCH: call({ body: "json" }, async ({ actor, id, body }) => ok(await updateStatusPage(actor, id, body))),
  DELETE: call({}, async ({ actor, id }) => {
    await deleteStatusPage(actor, id);
    return gone();
  }),
});
