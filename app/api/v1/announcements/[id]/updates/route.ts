import { call, handle, ok } from "@/app/api/v1/_handle";
import { addUpdate } from "@/lib/announcement/add-update";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("announcement", {
  POST: call({ body: "json" }, async ({ actor, id, body }) => ok(await addUpdate(actor, id, body), 201)),
});
