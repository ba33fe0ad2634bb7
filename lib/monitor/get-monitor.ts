import { tenantDb } from "@/lib/db";
import type { Monitor } from "@/lib/monitor/monitor";
import type { Actor } from "@/lib/organization/actor";
import { findMonitor, monitorOf } from "./store";

/** @throws AppError `not-found` */
export const getMonitor = async (actor: Actor, id: string): Promise<Monitor> =>
  monitorOf(await findMonitor(tenantDb(actor.organizationId), id));
