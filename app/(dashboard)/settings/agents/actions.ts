"use server";

import { action } from "@/app/_server/action";
import { createAgent } from "@/lib/agent/create-agent";
import { revokeAgent } from "@/lib/agent/revoke-agent";
import { updateAgent } from "@/lib/agent/update-agent";

/** Makes an agent; the answer is the only place where its key is seen. */
export const createAgentAction = action(async (actor, input: unknown) => {
  const { key } = await createAgent(actor, input);
  return { key };
});

export const attachMonitorsAction = action(async (actor, { id, monitorIds }: { id: string; monitorIds: string[] }) => {
  await updateAgent(actor, id, { monitorIds });
});

export const revokeAgentAction = action(async (actor, id: string) => revokeAgent(actor, id));
