import { call, gone, handle, ok } from "@/app/api/v1/_handle";
import { deleteWindow } from "@/lib/maintenance/delete-window";
import { getWindow } from "@/lib/maintenance/get-window";
import { updateWindow } from "@/lib/maintenance/update-window";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("maintenance window", {
  GET: call({}, async ({ actor, id }) => ok(await getWindow(actor, id))),
  PATCH: call({ body: "json" }, async ({ actor, id, body }) => ok(await updateWindow(actor, id, body))),
  DELETE: call({}, async ({ actor, id }) => {
    await deleteWindow(actor, id);
    return gone();
  }),
});
