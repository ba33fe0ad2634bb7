import { z } from "zod";
import { tenantDb } from "@/lib/db";
import type { Deployment } from "@/lib/deployment/deployment";
import type { Actor } from "@/lib/organization/actor";
import { idCursor, type Page, pageInput, pageOf } from "@/lib/page";
import { parse } from "@/lib/parse";
import { deploymentOf, withMonitors } from "./store";

const listInput = z.strictObject({
  ...pageInput,
  cursor: idCursor,
  monitorId: z.uuid("This is not a monitor's id.").optional(),
  /** Only those at this time or later. */
  since: z.date().optional(),
});

/** The releases, newest first. @throws AppError `invalid` */
export async function listDeployments(actor: Actor, input: z.input<typeof listInput> = {}): Promise<Page<Deployment>> {
  const { limit, cursor, monitorId, since } = parse(listInput, input);
  const rows = await tenantDb(actor.organizationId).deployment.findMany({
    where: {
      ...(monitorId === undefined ? {} : { monitors: { some: { monitorId } } }),
      ...(since === undefined ? {} : { at: { gte: since } }),
    },
    include: withMonitors,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit + 1,
    ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }),
  });
  return pageOf(rows, limit, deploymentOf, (row) => row.id);
}
