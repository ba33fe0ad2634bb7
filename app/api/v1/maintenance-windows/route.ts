import { call, created, handle, ok } from "@/app/api/v1/_handle";
import { pageOfAll } from "@/lib/api/list";
import { maintenanceQuery } from "@/lib/api/query";
import { createWindow } from "@/lib/maintenance/create-window";
import { listWindows } from "@/lib/maintenance/list-windows";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("maintenance window", {
  GET: call({ query: maintenanceQuery }, async ({ actor, query: { state, ...page } }) => {
    const windows = await listWindows(actor);
    return ok(pageOfAll(state === undefined ? windows : windows.filter((each) => each.state === state), page));
  }),
  POST: call({ body: "json" }, async ({ actor, body }) =>
    created(await createWindow(actor, body), "maintenance-windows"),
  ),
});
