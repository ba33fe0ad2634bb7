import { randomUUID } from "node:crypto";
import { systemDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";

/** A new, empty organization and the system acting for it. Each test makes its own, so that none has to tidy up. */
export async function newOrganization(): Promise<{ organizationId: string; actor: Actor }> {
  const { id } = await systemDb().organization.create({ data: { name: `test ${randomUUID()}` } });
  return { organizationId: id, actor: { kind: "system", organizationId: id } };
}
