import { tenantDb } from "@/lib/db";
import type { Report } from "@/lib/diagnosis/diagnosis";
import type { Actor } from "@/lib/organization/actor";

/**
 * The whole report of a check that was not up; null for one that was, or that is not there.
 * @param at the slot, ISO 8601
 * @param region whose check it is: a slot has one of each
 */
export async function getReport(actor: Actor, monitorId: string, at: string, region: string): Promise<Report | null> {
  const slot = new Date(at);
  if (Number.isNaN(slot.getTime())) return null;
  const row = await tenantDb(actor.organizationId).check.findFirst({
    where: { monitorId, slot, region },
    select: { report: true },
  });
  return (row?.report ?? null) as Report | null;
}
