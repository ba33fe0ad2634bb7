import { call, handle, ok } from "@/app/api/v1/_handle";
import { addOverride } from "@/lib/rotation/add-override";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("rotation", {
  POST: call({ body: "json" }, async ({ actor, id, body }) => ok(await addOverride(actor, id, body), 201)),
});
