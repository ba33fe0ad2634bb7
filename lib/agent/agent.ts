import { z } from "zod";

/** Begins the key of an agent, which is no API key: it can ask what is wanted and report, and nothing else. */
export const agentKeyPrefix = "hca_";

/** An agent as its owner sees it. Times are ISO 8601. Its key is shown once, when it is made. */
export type AgentView = {
  id: string;
  name: string;
  prefix: string;
  monitorIds: string[];
  createdAt: string;
  /** When it last asked what is wanted; null when it never did. */
  lastSeenAt: string | null;
};

/** Who reports: one agent, for its organization. */
export type AgentActor = { agentId: string; organizationId: string; name: string };

const name = z
  .string({ error: "Give the agent a name." })
  .trim()
  .min(1, "Give the agent a name.")
  .max(120, "A name has at most 120 characters.")
  .regex(/^[^\p{Cc}]*$/u, "A name is one line of text.");

const monitorIds = z
  .array(z.uuid("This is not a monitor's id."), { error: "Name monitors by their ids." })
  .max(200, "An agent has at most 200 monitors.");

export const agentInput = z.strictObject({ name, monitorIds: monitorIds.default([]) });
export const agentChange = z.strictObject({ name: name.optional(), monitorIds: monitorIds.optional() });
