import { call, created, handle, ok } from "@/app/api/v1/_handle";
import { createAnnouncement } from "@/lib/announcement/create-announcement";
import { listAnnouncements } from "@/lib/announcement/list-announcements";
import { pageOfAll } from "@/lib/api/list";
import { announcementQuery } from "@/lib/api/query";
import { getStatusPage } from "@/lib/status-page/get-status-page";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("status page", {
  GET: call({ query: announcementQuery }, async ({ actor, id, query: { state, ...page } }) => {
    const { organizationId } = actor;
    const { id: pageId } = await getStatusPage(actor, id);
    const all = await listAnnouncements(
      { id: pageId, organizationId },
      { drafts: true, open: state === "open", limit: 1000 },
    );
    const wanted = state === undefined ? all : all.filter(({ draft }) => draft === (state === "draft"));
    return ok(pageOfAll(wanted, page));
  }),
  POST: call({ body: "json" }, async ({ actor, id, body }) =>
    created(await createAnnouncement(actor, id, body), "announcements"),
  ),
});
