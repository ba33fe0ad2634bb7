import { call, created, handle, ok } from "@/app/api/v1/_handle";
import { createPolicy } from "@/lib/policy/create-policy";
import { listPolicies } from "@/lib/policy/list-policies";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("alert policy", {
  GET: call({}, async ({ actor }) => ok(await listPolicies(actor))),
  POST: call({ body: "json" }, async ({ actor, body }) => created(await createPolicy(actor, body), "alert-policies")),
});
