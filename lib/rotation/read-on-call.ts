import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import type { Participant } from "@/lib/rotation/rotation";
import { whoIsOnCall } from "@/lib/rotation/who-is-on-call";
import { findRotationAt, rotationOf } from "./store";

/** Who has the duty at a moment, also one that is past. @throws AppError `not-found` */
export async function readOnCall(
  actor: Actor,
  rotationId: string,
  at: Date,
): Promise<{ at: string; participant: Participant | null }> {
  const row = await findRotationAt(tenantDb(actor.organizationId), rotationId, at);
  return { at: at.toISOString(), participant: whoIsOnCall(rotationOf(row), at) };
}
