import { call, created, handle, ok } from "@/app/api/v1/_handle";
import { createTemplate, listTemplates } from "@/lib/announcement/keep-templates";
import { pageOfAll } from "@/lib/api/list";
import { pageQuery } from "@/lib/api/query";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("template", {
  GET: call({ query: pageQuery }, async ({ actor, query }) => ok(pageOfAll(await listTemplates(actor), query))),
  POST: call({ body: "json" }, async ({ actor, body }) =>
    created(await createTemplate(actor, body), "announcement-templates"),
  ),
});
