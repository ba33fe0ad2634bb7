import type { TenantDb, TenantTx } from "@/lib/db";
import type { Deployment, IncidentDeployment } from "@/lib/deployment/deployment";
import { deploymentWindowSeconds } from "@/lib/deployment/deployment";
import { notFound } from "@/lib/errors";
import type { Prisma } from "@/prisma/generated/client";

export const withMonitors = { monitors: { select: { monitorId: true } } } as const;
export type DeploymentRow = Prisma.DeploymentGetPayload<{ include: typeof withMonitors }>;

export const deploymentOf = ({
  id,
  version,
  service,
  url,
  at,
  silenceSeconds,
  monitors,
}: DeploymentRow): Deployment => ({
  id,
  version,
  service,
  url,
  at: at.toISOString(),
  silenceSeconds,
  monitorIds: monitors.map(({ monitorId }) => monitorId),
});

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws AppError `not-found`, the same for a foreign id, an unknown one and one that is no id. */
export async function findDeployment(db: TenantDb, id: string): Promise<DeploymentRow> {
  const row = uuid.test(id) ? await db.deployment.findFirst({ where: { id }, include: withMonitors }) : null;
  if (!row) throw notFound("deployment");
  return row;
}

type Named = Pick<DeploymentRow, "id" | "version" | "service" | "url" | "at">;

/** A release as an incident tells of it. */
export const beforeIncident = ({ id, version, service, url, at }: Named, startedAt: Date): IncidentDeployment => ({
  id,
  version,
  service,
  url,
  at: at.toISOString(),
  secondsBefore: Math.max(0, Math.round((startedAt.getTime() - at.getTime()) / 1000)),
});

/** The newest release of a monitor that a failure can have come from; null when there is none. */
export async function findBefore(tx: TenantTx, monitorId: string, startedAt: Date): Promise<Named | null> {
  const earliest = new Date(startedAt.getTime() - deploymentWindowSeconds * 1000);
  return tx.deployment.findFirst({
    where: { at: { gte: earliest, lte: startedAt }, monitors: { some: { monitorId } } },
    orderBy: { at: "desc" },
  });
}
