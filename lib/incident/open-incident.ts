import { queueAlerts } from "@/lib/alert/queue-alerts";
import { type RegionView, retryDelayMs } from "@/lib/check/confirmation";
import type { TenantTx } from "@/lib/db";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { failureLine, undiagnosed } from "@/lib/incident/timeline";
import { publishChange } from "@/lib/live/publish-change";
import { wakeAlerter } from "@/lib/queue/alert-wake";
import type { Prisma } from "@/prisma/generated/client";
import { addEvents, type EventInput, findActiveIncident, incidentOf } from "./store";

export type Failure = {
  organizationId: string;
  monitorId: string;
  at: Date;
  region: string;
  view: RegionView;
  report: Report;
};

function opening(failure: Failure, startedAt: Date): EventInput[] {
  const [first, ...confirming] = failure.view.reports.length > 0 ? failure.view.reports : [failure.report];
  const events: EventInput[] = [
    { at: startedAt, type: "first-failure", data: failureLine(first ?? failure.report, failure.region) },
  ];
  for (const [index, report] of confirming.entries()) {
    events.push({
      at: new Date(report.checkedAt),
      type: "confirmation",
      data: {
        ...failureLine(report, failure.region),
        attempt: index + 1,
        waitedMs: retryDelayMs(index + 1, Number.POSITIVE_INFINITY),
      },
    });
  }
  events.push({
    at: failure.at,
    type: "opened",
    data: { regions: [failure.region], confirmations: confirming.length },
  });
  return events;
}

/**
 * Opens the incident of a confirmed failure: its evidence is the first failing request, its
 * diagnosis the newest one. Runs inside the transaction that holds the monitor's row lock;
 * a monitor that has an open incident keeps it.
 */
export async function openIncident(tx: TenantTx, failure: Failure): Promise<void> {
  const { organizationId, monitorId, at, view, report } = failure;
  if (await findActiveIncident(tx, monitorId)) return;
  const startedAt = view.firstFailureAt ?? at;
  const json = (value: unknown) => value as Prisma.InputJsonValue;
  const row = await tx.incident.create({
    data: {
      organizationId,
      monitorId,
      startedAt,
      openedAt: at,
      diagnosis: json(report.diagnosis ?? undiagnosed),
      report: json(view.reports[0] ?? report),
    },
    include: { monitor: { select: { id: true, name: true, url: true } } },
  });
  await addEvents(tx, organizationId, row.id, opening(failure, startedAt));
  await queueAlerts(tx, { incident: incidentOf(row), monitor: row.monitor, kind: "opened", at });
  await publishChange(tx, { organizationId, kind: "incident", id: row.id });
  await wakeAlerter(tx);
}
