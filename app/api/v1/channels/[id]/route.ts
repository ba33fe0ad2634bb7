import { call, gone, handle, ok } from "@/app/api/v1/_handle";
import { deleteChannel } from "@/lib/channel/delete-channel";
import { getChannel } from "@/lib/channel/get-channel";
import { updateChannel } from "@/lib/channel/update-channel";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("channel", {
  GET: call({}, async ({ actor, id }) => ok(await getChannel(actor, id))),
  PATCH: call({ body: "json" }, async ({ actor, id, body }) => ok(await updateChannel(actor, id, body))),
  DELETE: call({}, async ({ actor, id }) => {
    await deleteChannel(actor, id);
    return gone();
  }),
});
