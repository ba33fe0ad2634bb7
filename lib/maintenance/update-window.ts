import { tenantDb } from "@/lib/db";
import { AppError, notFound } from "@/lib/errors";
import { publishChange } from "@/lib/live/publish-change";
import { getWindow } from "@/lib/maintenance/get-window";
import { checkSchedule, plannedFrom } from "@/lib/maintenance/schedule";
import { turnWindows } from "@/lib/maintenance/turn-windows";
import { type MaintenanceWindow, windowInput } from "@/lib/maintenance/window";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { columnsOf, findWindow, lockWindow, replaceTargets, type WindowRow, writePlan } from "./store";

type Fields = Record<string, unknown>;

const once = ["from", "to"] as const;
const repeated = ["start", "durationMinutes", "repeat", "lastDay"] as const;
const some = ["monitorIds", "tags", "statusPageIds"] as const;

/** What is stored, in the form of an input, so that a partial change is checked as a whole. */
const inputOf = (row: WindowRow): Fields => ({
  name: row.name,
  description: row.description,
  from: row.from?.toISOString() ?? null,
  to: row.to?.toISOString() ?? null,
  start: row.start,
  timeZone: row.timeZone,
  durationMinutes: row.durationMinutes,
  repeat: row.repeat,
  lastDay: row.lastDay,
  all: row.all,
  monitorIds: row.monitors.map(({ monitorId }) => monitorId),
  tags: row.tags,
  statusPageIds: row.statusPages.map(({ statusPageId }) => statusPageId),
  countsAsDowntime: row.countsAsDowntime,
});

const names = (change: Fields, fields: readonly string[]): boolean =>
  fields.some((field) => change[field] !== undefined && change[field] !== null);
const without = (value: unknown, fields: readonly string[]): Fields =>
  Object.fromEntries(fields.map((field) => [field, value]));

/** A change of one way of saying when, or for what, takes back the other one. */
const takenBack = (change: Fields): Fields => ({
  ...(names(change, once) ? without(null, repeated) : {}),
  ...(names(change, repeated) ? without(null, once) : {}),
  ...(change["all"] === true ? without([], some) : {}),
  ...(names(change, some) && change["all"] === undefined ? { all: false } : {}),
});

const timeFields = [...once, ...repeated, "timeZone"] as const;

/**
 * Changes the named fields and leaves the others. What was on before stays history as it was; what is on follows.
 * @throws AppError `not-found`, `conflict` for new times of a window that is over, or `invalid` naming the fields
 */
export async function updateWindow(actor: Actor, id: string, input: unknown): Promise<MaintenanceWindow> {
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const { id: windowId } = await findWindow(db, id);
  await db.$transaction(async (tx) => {
    const now = await lockWindow(tx, windowId);
    if (now === null) throw notFound("maintenance window");
    const row = await findWindow(tx, windowId);
    const isChange = typeof input === "object" && input !== null && !Array.isArray(input);
    const wanted = parse(windowInput, isChange ? { ...inputOf(row), ...takenBack(input as Fields), ...input } : input);
    const columns = columnsOf(wanted);
    const moved = timeFields.some((field) => JSON.stringify(columns[field]) !== JSON.stringify(row[field]));
    if (moved && row.to !== null && row.to <= now)
      throw new AppError("conflict", "This window is over. Make a new one.");
    await tx.maintenanceWindow.update({ where: { id: windowId }, data: columns });
    await replaceTargets(tx, organizationId, windowId, wanted);
    if (moved) {
      checkSchedule(columns, now);
      await writePlan(tx, row, plannedFrom(columns, now), now, "replace");
    }
    await publishChange(tx, { organizationId, kind: "maintenance", id: windowId });
  });
  await turnWindows(windowId);
  return getWindow(actor, windowId);
}
