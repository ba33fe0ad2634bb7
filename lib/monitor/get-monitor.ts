import { tenantDb } from "@/lib/db";
import type { Monitor } from "@/lib/monitor/monitor";
import type { Actor } from "@/lib/organization/actor";
import { showMonitor } from "./store";

/** @throws AppError `not-found` */
export const getMonitor = (actor: Actor, id: string): Promise<Monitor> =>
  showMonitor(tenantDb(actor.organizationId), actor.organizationId, id);
