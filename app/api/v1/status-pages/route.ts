import { call, created, handle, ok } from "@/app/api/v1/_handle";
import { pageOfAll } from "@/lib/api/list";
import { pageQuery } from "@/lib/api/query";
import { createStatusPage } from "@/lib/status-page/create-status-page";
import { listStatusPages } from "@/lib/status-page/list-status-pages";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("status page", {
  GET: call({ query: pageQuery }, async ({ actor, query }) => ok(pageOfAll(await listStatusPages(actor), query))),
  POST: call({ body: "json" }, async ({ actor, body }) => created(await createStatusPage(actor, body), "status-pages")),
});
