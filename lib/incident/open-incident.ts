import { queueAlerts } from "@/lib/alert/queue-alerts";
import type { Proof } from "@/lib/check/confirmation";
import type { TenantTx } from "@/lib/db";
import { type IncidentDeployment, releaseName } from "@/lib/deployment/deployment";
import { deploymentBefore } from "@/lib/deployment/deployment-before";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { groupKeys, joinableSince } from "@/lib/incident/grouping";
import type { Severity } from "@/lib/incident/incident";
import { joinIncident } from "@/lib/incident/join-incident";
import type { Quiet } from "@/lib/incident/quiet";
import { quietFor } from "@/lib/incident/quiet-for";
import { failureLine, undiagnosed } from "@/lib/incident/timeline";
import { publishChange } from "@/lib/live/publish-change";
import { wakeAlerter } from "@/lib/queue/alert-wake";
import type { Observation } from "@/lib/triage/observation";
import { readingsOf, refine } from "@/lib/triage/refine";
import type { Prisma } from "@/prisma/generated/client";
import {
  addEvents,
  addMember,
  addToOpen,
  deploymentEvents,
  type EventInput,
  findActiveMember,
  findFlapping,
  incidentOf,
  lockKeys,
} from "./store";

export type Failure = {
  organizationId: string;
  monitorId: string;
  at: Date;
  region: string;
  /** True when other regions see it well: its failing is this region's view. */
  alone: boolean;
  intervalSeconds: number;
  severity: Severity;
  /** The first failing request and what confirmed it. */
  proof: Proof;
  /** The newest result. */
  report: Report;
  /** What was seen around the failure while it was being confirmed. */
  observations: readonly Observation[];
};

/** Between what came before and now: the clock of the worker that probed may be off. */
const within = (time: Date, earliest: Date, latest: Date): Date =>
  new Date(Math.min(Math.max(time.getTime(), earliest.getTime()), latest.getTime()));

const symptom = ({ diagnosis, response, error }: Report): string =>
  `${diagnosis?.cause} ${response?.status ?? error?.code}`;

const released = (deployment: IncidentDeployment | null): Observation[] =>
  deployment === null
    ? []
    : [{ kind: "deployment", name: releaseName(deployment), secondsBefore: deployment.secondsBefore }];

/** What the repeats say, with the release before and what was seen beside them. */
function observed({ proof, report, observations }: Failure, deployment: IncidentDeployment | null): Observation[] {
  const { reports } = proof;
  const [first, ...repeats] = reports.length === 0 ? [report] : reports;
  const same = repeats.filter((each) => first !== undefined && symptom(each) === symptom(first)).length;
  return [...released(deployment), { kind: "repeats", times: repeats.length, same }, ...observations];
}

function opening(failure: Failure, startedAt: Date, quiet: Quiet | null): EventInput[] {
  const { proof, report, region, at } = failure;
  const [first, ...confirming] = proof.reports;
  const events: EventInput[] = [{ at: startedAt, type: "first-failure", data: failureLine(first ?? report, region) }];
  let earliest = startedAt;
  for (const [index, each] of confirming.entries()) {
    earliest = within(new Date(each.checkedAt), earliest, at);
    events.push({ at: earliest, type: "confirmation", data: { ...failureLine(each, region), attempt: index + 1 } });
  }
  const lines = readingsOf(failure.observations, report).map(({ line }) => line);
  if (lines.length > 0) events.push({ at, type: "triage", data: { region, lines } });
  events.push({
    at,
    type: "opened",
    data: { severity: failure.severity, regions: [region], confirmations: confirming.length, ...(quiet && { quiet }) },
  });
  return events;
}

/** A monitor that flaps fails again in the incident that is open for that: nobody is told anew. */
async function failAgain(tx: TenantTx, { organizationId, monitorId, severity }: Failure, startedAt: Date) {
  const incidentId = await findFlapping(tx, monitorId, severity);
  if (incidentId === null) return false;
  if (!(await addToOpen(tx, { organizationId, incidentId, monitorId, startedAt, joinedBy: null }))) return false;
  await publishChange(tx, { organizationId, kind: "incident", id: incidentId });
  return true;
}

/**
 * Opens the incident of a confirmed failure, or makes the monitor a member of one that is open for the same reason:
 * see `grouping.ts`. Its evidence is the first failing request, its
 * diagnosis the newest one. Runs inside the transaction that holds the monitor's row lock;
 * a monitor that has an open one of this severity keeps it.
 */
export async function openIncident(tx: TenantTx, failure: Failure): Promise<void> {
  const { organizationId, monitorId, at, severity, region, proof, report } = failure;
  if (await findActiveMember(tx, monitorId, severity)) return;
  const startedAt = within(proof.startedAt, new Date(0), at);
  if (await failAgain(tx, failure, startedAt)) return;
  const deployment = severity === "critical" ? await deploymentBefore(tx, monitorId, startedAt) : null;
  const quiet = await quietFor(tx, { organizationId, monitorId, at });
  const keys = groupKeys({
    severity,
    quiet,
    report,
    deploymentId: deployment?.id ?? null,
    aloneIn: failure.alone ? region : null,
  });
  await lockKeys(tx, organizationId, keys);
  const since = joinableSince(startedAt, failure.intervalSeconds);
  if (await joinIncident(tx, { organizationId, monitorId, at, startedAt, region, report, keys, since })) return;
  const json = (value: unknown) => value as Prisma.InputJsonValue;
  const row = await tx.incident.create({
    data: {
      organizationId,
      monitorId,
      severity,
      startedAt,
      openedAt: at,
      diagnosis: json(refine(report, observed(failure, deployment)) ?? undiagnosed),
      report: json(proof.reports[0] ?? report),
      groupKeys: keys,
      ...(deployment === null ? {} : { deployment: json(deployment) }),
      ...(quiet === null ? {} : { quiet: json(quiet) }),
    },
    include: { monitor: { select: { id: true, name: true, url: true } } },
  });
  await addMember(tx, { organizationId, incidentId: row.id, monitorId, startedAt, joinedBy: null });
  await addEvents(tx, organizationId, row.id, [...deploymentEvents(deployment), ...opening(failure, startedAt, quiet)]);
  await queueAlerts(tx, { organizationId, incident: incidentOf(row), monitor: row.monitor, kind: "opened", at });
  await publishChange(tx, { organizationId, kind: "incident", id: row.id });
  await wakeAlerter(tx);
}
