import { call, gone, handle } from "@/app/api/v1/_handle";
import { removeOverride } from "@/lib/rotation/remove-override";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("override", {
  DELETE: call({}, async ({ actor, id }) => {
    await removeOverride(actor, id);
    return gone();
  }),
});
