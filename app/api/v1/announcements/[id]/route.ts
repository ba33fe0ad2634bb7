import { call, gone, handle, ok } from "@/app/api/v1/_handle";
import { deleteAnnouncement } from "@/lib/announcement/delete-announcement";
import { getAnnouncement } from "@/lib/announcement/get-announcement";
import { updateAnnouncement } from "@/lib/announcement/update-announcement";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("announcement", {
  GET: call({}, async ({ actor, id }) => ok(await getAnnouncement(actor, id))),
  PATCH: call({ body: "json" }, async ({ actor, id, body }) => ok(await updateAnnouncement(actor, id, body))),
  DELETE: call({}, async ({ actor, id }) => {
    await deleteAnnouncement(actor, id);
    return gone();
  }),
});
