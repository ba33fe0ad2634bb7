import { z } from "zod";
import { tenantDb } from "@/lib/db";
import type { Verdict } from "@/lib/diagnosis/diagnosis";
import { getMonitor } from "@/lib/monitor/get-monitor";
import type { CheckSummary } from "@/lib/monitor/overview";
import type { Actor } from "@/lib/organization/actor";
import { type Page, pageInput, pageOf } from "@/lib/page";
import { parse } from "@/lib/parse";
import type { Prisma } from "@/prisma/generated/client";

/** Slot and region: several regions have a check in the same second. */
const checkCursor = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z_[a-z0-9-]{1,32}$/, "This cursor was not given by this list.")
  .transform((text) => {
    const cut = text.indexOf("_");
    return { slot: new Date(text.slice(0, cut)), region: text.slice(cut + 1) };
  })
  .optional();

const listInput = z.strictObject({ ...pageInput, cursor: checkCursor });

type CheckRow = Omit<Prisma.CheckGetPayload<object>, "report">;

export function summaryOf(row: CheckRow): CheckSummary {
  return {
    at: row.slot.toISOString(),
    region: row.region,
    verdict: row.verdict as Verdict,
    attempt: row.attempt,
    status: row.status,
    latencyMs: row.latencyMs,
    phases: { dns: row.dnsMs, tcp: row.tcpMs, tls: row.tlsMs, firstByte: row.firstByteMs, body: row.bodyMs },
    layer: row.layer,
    cause: row.cause,
  };
}

/**
 * A monitor's checks, newest first.
 * @throws AppError `not-found`, or `invalid` for a limit or cursor that is none
 */
export async function listChecks(
  actor: Actor,
  monitorId: string,
  input: z.input<typeof listInput>,
): Promise<Page<CheckSummary>> {
  const { limit, cursor } = parse(listInput, input);
  const { id } = await getMonitor(actor, monitorId);
  const rows = await tenantDb(actor.organizationId).check.findMany({
    where: {
      monitorId: id,
      ...(cursor === undefined
        ? {}
        : { OR: [{ slot: { lt: cursor.slot } }, { slot: cursor.slot, region: { gt: cursor.region } }] }),
    },
    omit: { report: true },
    orderBy: [{ slot: "desc" }, { region: "asc" }],
    take: limit + 1,
  });
  return pageOf(rows, limit, summaryOf, (row) => `${row.slot.toISOString()}_${row.region}`);
}
