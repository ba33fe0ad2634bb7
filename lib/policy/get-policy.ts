import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import type { Policy } from "@/lib/policy/policy";
import { findPolicy } from "./store";

/** @throws AppError `not-found` */
export const getPolicy = (actor: Actor, id: string): Promise<Policy> => findPolicy(tenantDb(actor.organizationId), id);
