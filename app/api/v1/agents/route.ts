import { call, created, handle, ok } from "@/app/api/v1/_handle";
import { createAgent } from "@/lib/agent/create-agent";
import { listAgents } from "@/lib/agent/list-agents";
import { pageQuery } from "@/lib/api/query";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("agent", {
  GET: call({ query: pageQuery }, async ({ actor, query }) => ok(await listAgents(actor, query))),
  POST: call({ body: "json" }, async ({ actor, body }) => {
    const { agent, key } = await createAgent(actor, body);
    return created({ ...agent, key }, "agents");
  }),
});
