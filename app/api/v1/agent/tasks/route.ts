import { agentCall, handle, ok } from "@/app/api/v1/_handle";
import { findTasks } from "@/lib/agent/find-tasks";
import { waitQuery } from "@/lib/api/query";

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = handle("task", {
  GET: agentCall({ query: waitQuery }, async ({ agent, query, signal }) => {
    const tasks = await findTasks(agent, query.wait * 1000, signal);
    return ok({ now: new Date().toISOString(), tasks });
  }),
});
