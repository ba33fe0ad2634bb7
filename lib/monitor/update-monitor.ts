import { type TenantTx, tenantDb } from "@/lib/db";
import { publishChange } from "@/lib/live/publish-change";
import { checkReferences } from "@/lib/monitor/check-references";
import { defaultTimeoutMs, type Monitor, type MonitorInput, monitorInput } from "@/lib/monitor/monitor";
import { openHeaders } from "@/lib/monitor/request-headers";
import { writeDependencies } from "@/lib/monitor/write-dependencies";
import { writePolicy } from "@/lib/monitor/write-policy";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { columnsOf, findMonitor, type MonitorRow, monitorOf, showMonitor } from "./store";

/** What is stored, in the form of an input, so that a partial change is checked as a whole. */
function inputOf(row: MonitorRow): Record<string, unknown> {
  const { id: _id, createdAt: _created, updatedAt: _updated, ...monitor } = monitorOf(row, null);
  const { state: _state, stateSince: _since, knownState: _known, maintenance: _window, ...input } = monitor;
  return input;
}

const hostOf = (url: string): string => new URL(url).host;

/** What another URL or method means must not be sent what the old one was trusted with. */
function keptHeaders(row: MonitorRow, wanted: MonitorInput) {
  return hostOf(row.url) === hostOf(wanted.url) ? openHeaders(row.headers) : [];
}

async function write(
  tx: TenantTx,
  row: MonitorRow,
  wanted: MonitorInput,
  regions: string[],
  channelIds: string[],
): Promise<void> {
  const columns = columnsOf(
    wanted,
    wanted.timeoutMs ?? defaultTimeoutMs(wanted.intervalSeconds),
    regions,
    keptHeaders(row, wanted),
  );
  const { organizationId, id: monitorId } = row;
  await tx.monitor.update({ where: { id: monitorId }, data: columns });
  await tx.monitorChannel.deleteMany({ where: { monitorId } });
  await tx.monitorChannel.createMany({
    data: channelIds.map((channelId) => ({ organizationId, monitorId, channelId })),
  });
  await writeDependencies(tx, organizationId, monitorId, wanted.dependsOn);
  await writePolicy(tx, organizationId, monitorId, wanted.policyId);
  await tx.regionState.deleteMany({ where: { monitorId, region: { notIn: regions } } });
  // A healthy answer of the old address says nothing about the new one.
  if (row.url !== wanted.url)
    await tx.$executeRaw`update region_state set baseline = null where monitor_id = ${monitorId}::uuid`;
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Of what is expected, too, only what is named changes. What is no object is left to the schema to refuse. */
const expectOf = (stored: Fields, { expect }: Fields): Fields =>
  isFields(expect) ? { expect: { ...(stored["expect"] as Fields), ...expect } } : {};

/**
 * Changes the named fields and leaves the others. A change of host drops the stored header values.
 * @throws AppError `not-found`, or `invalid` naming the fields
 */
export async function updateMonitor(actor: Actor, id: string, input: unknown): Promise<Monitor> {
  const db = tenantDb(actor.organizationId);
  const row = await findMonitor(db, id);
  const stored = inputOf(row);
  const wanted = parse(monitorInput, isFields(input) ? { ...stored, ...input, ...expectOf(stored, input) } : input);
  const { channelIds, regions } = await checkReferences(db, wanted);
  await db.$transaction(async (tx) => {
    await write(tx, row, wanted, regions, channelIds);
    await publishChange(tx, { organizationId: actor.organizationId, kind: "monitor", id: row.id });
  });
  return showMonitor(db, actor.organizationId, row.id);
}
