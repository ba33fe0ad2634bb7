import { call, handle, ok } from "@/app/api/v1/_handle";
import { endWindow } from "@/lib/maintenance/end-window";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("maintenance window", {
  POST: call({}, async ({ actor, id }) => ok(await endWindow(actor, id))),
});
