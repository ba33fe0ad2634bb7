import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import { RolloutTable } from "@/components/deployment/rollout-table";
import { IncidentList } from "@/components/incident/incident-list";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import { type Deployment, releaseName } from "@/lib/deployment/deployment";
import { getDeployment } from "@/lib/deployment/get-deployment";
import { watchRollout } from "@/lib/deployment/watch-rollout";
import { shortCause } from "@/lib/diagnosis/words";
import { listIncidents } from "@/lib/incident/list-incidents";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requireActor();
  return { title: `Deploy ${(await orNotFound(getDeployment(actor, (await params).id))).version}` };
}

function About({ deployment: { at, url } }: { deployment: Deployment }) {
  return (
    <p className="flex flex-wrap gap-x-2">
      <Time value={at} format="full" />
      {url && (
        <a href={url} rel="noreferrer" className="truncate underline underline-offset-2">
          {url}
        </a>
      )}
    </p>
  );
}

/** One release: did it start, become ready, take traffic, keep its error rate, and what failed after it. */
export default async function DeploymentPage({ params }: Props) {
  const actor = await requireActor();
  const deployment = await orNotFound(getDeployment(actor, (await params).id));
  const [monitors, { data }] = await Promise.all([
    watchRollout(actor, deployment, new Date()),
    listIncidents(actor, { deploymentId: deployment.id, limit: 50 }),
  ]);
  const incidents = data.map((incident) => ({ ...incident, cause: shortCause(incident.diagnosis) }));
  return (
    <>
      <PageHeader
        title={`Deploy ${releaseName(deployment)}`}
        description={<About deployment={deployment} />}
        back={{ href: "/deployments", label: "Deploys" }}
        actions={<LiveRefresh />}
      />
      <div className="grid gap-5">
        <Card
          title="How it went"
          description="From the checks in the half hours before and after. It takes traffic after three good answers in a row; its error rate is compared from its first good answer on."
          padded={false}
        >
          {monitors.length === 0 ? (
            <p className="px-4 pb-4 text-muted sm:px-5">The monitors of this deploy are gone.</p>
          ) : (
            <RolloutTable monitors={monitors} />
          )}
        </Card>
        {incidents.length > 0 ? (
          <IncidentList title="Incidents after it" incidents={incidents} />
        ) : (
          <p className="text-muted">No incident began in the half hour after it.</p>
        )}
      </div>
    </>
  );
}
