import { call, created, handle, ok } from "@/app/api/v1/_handle";
import { deploymentQuery } from "@/lib/api/query";
import { listDeployments } from "@/lib/deployment/list-deployments";
import { recordDeployment } from "@/lib/deployment/record-deployment";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("deployment", {
  GET: call({ query: deploymentQuery }, async ({ actor, query }) => ok(await listDeployments(actor, query))),
  POST: call({ body: "json" }, async ({ actor, body }) => created(await recordDeployment(actor, body), "deployments")),
});
