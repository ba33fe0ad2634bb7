import { call, handle, ok } from "@/app/api/v1/_handle";
import { getDeployment } from "@/lib/deployment/get-deployment";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("deployment", {
  GET: call({}, async ({ actor, id }) => ok(await getDeployment(actor, id))),
});
