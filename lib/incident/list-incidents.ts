import { z } from "zod";
import { tenantDb } from "@/lib/db";
import type { Assignee, Incident } from "@/lib/incident/incident";
import { type IncidentMember, membersOf } from "@/lib/incident/member";
import type { Actor } from "@/lib/organization/actor";
import { idCursor, type Page, pageInput, pageOf } from "@/lib/page";
import { parse } from "@/lib/parse";
import { assigneeOf, incidentOf, withAssignee, withMembers } from "./store";

const listInput = z.strictObject({
  ...pageInput,
  cursor: idCursor,
  status: z
    .enum(["open", "acknowledged", "resolved", "active"], {
      error: "The status is open, acknowledged, resolved or active.",
    })
    .optional(),
  monitorId: z.uuid("This is not a monitor's id.").optional(),
  /** Only those that followed this release. */
  deploymentId: z.uuid("This is not a deployment's id.").optional(),
});

/**
 * Incidents, newest first. `active` are those that are not resolved.
 * @throws AppError `invalid` for a filter, limit or cursor that is none
 */
export async function listIncidents(
  actor: Actor,
  input: z.input<typeof listInput>,
): Promise<Page<Incident & { monitorName: string; members: IncidentMember[]; assignee: Assignee | null }>> {
  const { limit, cursor, status, monitorId, deploymentId } = parse(listInput, input);
  const rows = await tenantDb(actor.organizationId).incident.findMany({
    where: {
      ...(status === undefined ? {} : status === "active" ? { resolvedAt: null } : { status }),
      ...(monitorId === undefined ? {} : { members: { some: { monitorId } } }),
      ...(deploymentId === undefined ? {} : { deployment: { path: ["id"], equals: deploymentId } }),
    },
    include: { monitor: { select: { name: true } }, ...withMembers, assignee: withAssignee },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }),
  });
  return pageOf(
    rows,
    limit,
    (row) => ({
      ...incidentOf(row),
      monitorName: row.monitor.name,
      members: membersOf(row.members),
      assignee: assigneeOf(row.assignee),
    }),
    (row) => row.id,
  );
}
