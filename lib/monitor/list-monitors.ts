import { z } from "zod";
import { tenantDb } from "@/lib/db";
import { activeWindows } from "@/lib/maintenance/active-windows";
import { type Monitor, monitorStates } from "@/lib/monitor/monitor";
import type { Actor } from "@/lib/organization/actor";
import { idCursor, type Page, pageInput, pageOf } from "@/lib/page";
import { parse } from "@/lib/parse";
import { findMonitors, monitorOf } from "./store";

export const monitorFilter = z.strictObject({
  query: z.string().trim().max(200).optional(),
  state: z.enum(monitorStates, { error: `The state is one of ${monitorStates.join(", ")}.` }).optional(),
  tag: z.string().max(40).optional(),
});

const listInput = monitorFilter.extend({ ...pageInput, cursor: idCursor });

/**
 * The organization's monitors by name.
 * @throws AppError `invalid` for a filter, limit or cursor that is none
 */
export async function listMonitors(actor: Actor, input: z.input<typeof listInput>): Promise<Page<Monitor>> {
  const { limit, cursor, ...filter } = parse(listInput, input);
  const windows = await activeWindows(actor.organizationId);
  const page = { take: limit + 1, after: cursor ?? null };
  const rows = await findMonitors(tenantDb(actor.organizationId), filter, page, windows);
  return pageOf(
    rows,
    limit,
    (row) => monitorOf(row, windows.get(row.id) ?? null),
    (row) => row.id,
  );
}
