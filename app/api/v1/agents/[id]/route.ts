import { call, gone, handle, ok } from "@/app/api/v1/_handle";
import { getAgent } from "@/lib/agent/get-agent";
import { revokeAgent } from "@/lib/agent/revoke-agent";
import { updateAgent } from "@/lib/agent/update-agent";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("agent", {
  GET: call({}, async ({ actor, id }) => ok(await getAgent(actor, id))),
  PATCH: call({ body: "json" }, async ({ actor, id, body }) => ok(await updateAgent(actor, id, body))),
  DELETE: call({}, async ({ actor, id }) => {
    await revokeAgent(actor, id);
    return gone();
  }),
});
