import { call, handle, ok } from "@/app/api/v1/_handle";
import { getDelivery } from "@/lib/alert/get-delivery";
import { replayAlert } from "@/lib/alert/replay-alert";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("alert", {
  POST: call({}, async ({ actor, id }) => {
    await replayAlert(actor, id);
    return ok(await getDelivery(actor, id));
  }),
});
