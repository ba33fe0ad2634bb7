import { tenantDb } from "@/lib/db";
import type { Deployment } from "@/lib/deployment/deployment";
import type { Actor } from "@/lib/organization/actor";
import { deploymentOf, findDeployment } from "./store";

/** @throws AppError `not-found` */
export async function getDeployment(actor: Actor, id: string): Promise<Deployment> {
  return deploymentOf(await findDeployment(tenantDb(actor.organizationId), id));
}
