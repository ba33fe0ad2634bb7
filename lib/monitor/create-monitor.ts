import { tenantDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { requestCheck } from "@/lib/monitor/check-now";
import { checkReferences } from "@/lib/monitor/check-references";
import { defaultTimeoutMs, type Monitor, monitorInput } from "@/lib/monitor/monitor";
import { phaseOf } from "@/lib/monitor/phase";
import { writeDependencies } from "@/lib/monitor/write-dependencies";
import { writePolicy } from "@/lib/monitor/write-policy";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { uuidv7 } from "@/lib/uuid";
import { columnsOf, showMonitor } from "./store";

const monitorsPerOrganization = 10_000;

/**
 * Adds a monitor and has it checked at once. Without `channelIds` it uses every
 * channel of the organization, without `regions` this installation's own.
 * @throws AppError `invalid` naming the fields, `limit` when there are too many
 */
export async function createMonitor(actor: Actor, input: unknown): Promise<Monitor> {
  const wanted = parse(monitorInput, input);
  const db = tenantDb(actor.organizationId);
  if ((await db.monitor.count()) >= monitorsPerOrganization) {
    throw new AppError("limit", `An organization has at most ${monitorsPerOrganization} monitors.`);
  }
  const { channelIds, regions } = await checkReferences(db, wanted);
  const id = uuidv7();
  const organizationId = actor.organizationId;
  await db.$transaction(async (tx) => {
    const columns = columnsOf(wanted, wanted.timeoutMs ?? defaultTimeoutMs(wanted.intervalSeconds), regions, []);
    await tx.monitor.create({ data: { ...columns, id, organizationId, phase: phaseOf(id) } });
    await tx.monitorChannel.createMany({
      data: channelIds.map((channelId) => ({ organizationId, monitorId: id, channelId })),
    });
    await writeDependencies(tx, organizationId, id, wanted.dependsOn);
    await writePolicy(tx, organizationId, id, wanted.policyId);
  });
  // The schedule checks it in any case; this only makes the first result come sooner.
  await requestCheck(id, regions).catch((error: unknown) =>
    log("monitor").warn({ error: String(error) }, "the first check could not be queued"),
  );
  return showMonitor(db, organizationId, id);
}
