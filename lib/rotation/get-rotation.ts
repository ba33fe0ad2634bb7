import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import type { Rotation } from "@/lib/rotation/rotation";
import { findRotation, rotationOf } from "./store";

/** @throws AppError `not-found` */
export const getRotation = async (actor: Actor, id: string): Promise<Rotation> =>
  rotationOf(await findRotation(tenantDb(actor.organizationId), id));
