import { call, handle, ok } from "@/app/api/v1/_handle";
import { changeUpdate, removeUpdate } from "@/lib/announcement/change-update";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("update", {
  PATCH: call({ body: "json" }, async ({ actor, id, body }) => ok(await changeUpdate(actor, id, body))),
  DELETE: call({}, async ({ actor, id }) => ok(await removeUpdate(actor, id))),
});
