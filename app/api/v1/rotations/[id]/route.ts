import { call, gone, handle, ok } from "@/app/api/v1/_handle";
import { deleteRotation } from "@/lib/rotation/delete-rotation";
import { getRotation } from "@/lib/rotation/get-rotation";
import { updateRotation } from "@/lib/rotation/update-rotation";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("rotation", {
  GET: call({}, async ({ actor, id }) => ok(await getRotation(actor, id))),
  PATCH: call({ body: "json" }, async ({ actor, id, body }) => ok(await updateRotation(actor, id, body))),
  DELETE: call({}, async ({ actor, id }) => {
    await deleteRotation(actor, id);
    return gone();
  }),
});
