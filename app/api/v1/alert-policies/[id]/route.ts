import { call, gone, handle, ok } from "@/app/api/v1/_handle";
import { deletePolicy } from "@/lib/policy/delete-policy";
import { getPolicy } from "@/lib/policy/get-policy";
import { updatePolicy } from "@/lib/policy/update-policy";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("alert policy", {
  GET: call({}, async ({ actor, id }) => ok(await getPolicy(actor, id))),
  PATCH: call({ body: "json" }, async ({ actor, id, body }) => ok(await updatePolicy(actor, id, body))),
  DELETE: call({}, async ({ actor, id }) => {
    await deletePolicy(actor, id);
    return gone();
  }),
});
