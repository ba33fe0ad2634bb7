import type { Actor } from "@/lib/organization/actor";
import type { History } from "@/lib/uptime/uptime";
import { readHistories } from "./store";

/** The histories of several monitors since a time, by their ids. One that is not the organization's is left out. */
export const monitorHistories = (
  actor: Actor,
  monitorIds: readonly string[],
  from: Date,
): Promise<Map<string, History>> => readHistories(actor.organizationId, monitorIds, from);
