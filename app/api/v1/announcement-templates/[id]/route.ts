import { call, gone, handle, ok } from "@/app/api/v1/_handle";
import { deleteTemplate, getTemplate, updateTemplate } from "@/lib/announcement/keep-templates";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("template", {
  GET: call({}, async ({ actor, id }) => ok(await getTemplate(actor, id))),
  PATCH: call({ body: "json" }, async ({ actor, id, body }) => ok(await updateTemplate(actor, id, body))),
  DELETE: call({}, async ({ actor, id }) => {
    await deleteTemplate(actor, id);
    return gone();
  }),
});
