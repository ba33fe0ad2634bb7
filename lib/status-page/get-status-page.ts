import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import type { StatusPage } from "@/lib/status-page/page";
import { findPage } from "./store";

/** A status page with its components. @throws AppError `not-found` */
export const getStatusPage = (actor: Actor, id: string): Promise<StatusPage> =>
  findPage(tenantDb(actor.organizationId), id);
