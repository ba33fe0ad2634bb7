import type { TenantDb, TenantTx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { activeWindows } from "@/lib/maintenance/active-windows";
import type { UnderMaintenance } from "@/lib/maintenance/window";
import { defaultExpectation, expectationOf } from "@/lib/monitor/expectation";
import {
  formatStatusRanges,
  type KnownState,
  type Monitor,
  type MonitorInput,
  type MonitorState,
} from "@/lib/monitor/monitor";
import { openHeaders, type StoredHeaders } from "@/lib/monitor/request-headers";
import { seal, unseal } from "@/lib/seal";
import type { Prisma } from "@/prisma/generated/client";

const withLinks = {
  channels: { select: { channelId: true } },
  dependsOn: { select: { parentId: true } },
  policy: { select: { policyId: true } },
} satisfies Prisma.MonitorInclude;
export type MonitorRow = Prisma.MonitorGetPayload<{ include: typeof withLinks }>;

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/** @throws AppError `not-found`, the same for a foreign id, an unknown one and one that is no id. */
export async function findMonitor(db: TenantDb | TenantTx, id: string): Promise<MonitorRow> {
  const row = isUuid(id) ? await db.monitor.findFirst({ where: { id }, include: withLinks }) : null;
  if (!row) throw notFound("monitor");
  return row;
}

export type MonitorFilter = { query?: string | undefined; state?: MonitorState | undefined; tag?: string | undefined };

/** @param covered the monitors that are in maintenance now */
function whereOf(filter: MonitorFilter, covered: readonly string[]): Prisma.MonitorWhereInput {
  const where: Prisma.MonitorWhereInput = {};
  if (filter.query) {
    where.OR = [
      { name: { contains: filter.query, mode: "insensitive" } },
      { url: { contains: filter.query, mode: "insensitive" } },
    ];
  }
  if (filter.tag) where.tags = { has: filter.tag };
  if (filter.state === "paused") where.pausedAt = { not: null };
  else if (filter.state) {
    where.pausedAt = null;
    where.id = filter.state === "maintenance" ? { in: [...covered] } : { notIn: [...covered] };
    if (filter.state !== "maintenance") where.state = filter.state;
  }
  return where;
}

/** Monitors by name; `after` is the id of the last one seen. */
export function findMonitors(
  db: TenantDb,
  filter: MonitorFilter,
  page: { take: number; after: string | null },
  windows: ReadonlyMap<string, UnderMaintenance>,
): Promise<MonitorRow[]> {
  return db.monitor.findMany({
    where: whereOf(filter, [...windows.keys()]),
    include: withLinks,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: page.take,
    ...(page.after === null ? {} : { cursor: { id: page.after }, skip: 1 }),
  });
}

/** The columns for an input. `kept` holds the values of headers that the input names without a value. */
export function columnsOf(input: MonitorInput, timeoutMs: number, regions: string[], kept: StoredHeaders) {
  const headers = Object.entries(input.headers).flatMap(([name, value]): StoredHeaders => {
    const found = value ?? kept.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
    return found === undefined ? [] : [[name, found]];
  });
  return {
    name: input.name,
    type: input.type,
    url: input.url,
    method: input.method,
    headers: headers.length === 0 ? null : seal(JSON.stringify(headers)),
    body: input.body === null || input.body === "" ? null : seal(input.body),
    expect: {
      status: (input.expect.status ?? defaultExpectation.status).map(([from, to]) => [from, to]),
      keyword: input.expect.keyword ?? null,
      maxLatencyMs: input.expect.maxLatencyMs ?? null,
      slowChecks: input.expect.slowChecks ?? defaultExpectation.slowChecks,
      ofChecks: input.expect.ofChecks ?? defaultExpectation.ofChecks,
    },
    intervalSeconds: input.intervalSeconds,
    timeoutMs,
    followRedirects: input.followRedirects,
    tlsExpiryWarningDays: input.tlsExpiryWarningDays,
    confirmations: input.confirmations,
    retryDelaySeconds: input.retryDelaySeconds,
    recoveryConfirmations: input.recoveryConfirmations,
    quorum: input.quorum,
    regions,
    healthUrl: input.healthUrl,
    originAddress: input.originAddress,
    tags: [...new Set(input.tags)],
  };
}

/** A row as its owner sees it: header values stay behind. @param maintenance the window that is on for it */
export function monitorOf(row: MonitorRow, maintenance: UnderMaintenance | null): Monitor {
  const expect = expectationOf(row);
  const knownState = row.state as KnownState;
  return {
    id: row.id,
    name: row.name,
    type: "http",
    url: row.url,
    method: row.method,
    headers: Object.fromEntries(openHeaders(row.headers).map(([name]) => [name, null])),
    body: row.body === null ? null : unseal(row.body),
    expect: {
      status: formatStatusRanges(expect.status),
      keyword: expect.keyword,
      maxLatencyMs: expect.maxLatencyMs,
      slowChecks: expect.slowChecks,
      ofChecks: expect.ofChecks,
    },
    intervalSeconds: row.intervalSeconds,
    timeoutMs: row.timeoutMs,
    followRedirects: row.followRedirects,
    tlsExpiryWarningDays: row.tlsExpiryWarningDays,
    confirmations: row.confirmations,
    retryDelaySeconds: row.retryDelaySeconds,
    recoveryConfirmations: row.recoveryConfirmations,
    quorum: row.quorum,
    regions: row.regions,
    healthUrl: row.healthUrl,
    originAddress: row.originAddress,
    tags: row.tags,
    channelIds: row.channels.map(({ channelId }) => channelId),
    dependsOn: row.dependsOn.map(({ parentId }) => parentId),
    policyId: row.policy?.policyId ?? null,
    state: row.pausedAt !== null ? "paused" : maintenance !== null ? "maintenance" : knownState,
    stateSince: row.pausedAt?.toISOString() ?? maintenance?.since ?? row.stateSince.toISOString(),
    knownState,
    maintenance,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** One monitor as its owner sees it now. @throws AppError `not-found` */
export async function showMonitor(db: TenantDb, organizationId: string, id: string): Promise<Monitor> {
  const [row, windows] = await Promise.all([findMonitor(db, id), activeWindows(organizationId)]);
  return monitorOf(row, windows.get(row.id) ?? null);
}
