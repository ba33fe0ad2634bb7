import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { Work } from "@/app/(dashboard)/incidents/[id]/_parts/work";
import { acknowledge, comment, correct, resolve } from "@/app/(dashboard)/incidents/actions";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import { CandidateList } from "@/components/incident/candidate-list";
import { CommentForm } from "@/components/incident/comment-form";
import { Evidence } from "@/components/incident/evidence";
import { IncidentActions } from "@/components/incident/incident-actions";
import { IncidentHead } from "@/components/incident/incident-head";
import { IncidentTimeline } from "@/components/incident/incident-timeline";
import { MemberList } from "@/components/incident/member-list";
import { NextSteps } from "@/components/incident/next-steps";
import { NoticeList } from "@/components/incident/notice-list";
import { Verdict } from "@/components/incident/verdict";
import { VerdictCheck } from "@/components/incident/verdict-check";
import { MoreChecks } from "@/components/runbook/more-checks";
import { ReportLinks } from "@/components/runbook/report-links";
import { Card } from "@/components/ui/card";
import { listDeliveries } from "@/lib/alert/list-deliveries";
import { causes } from "@/lib/diagnosis/cause";
import { hopLine } from "@/lib/diagnosis/hop";
import { layerName, layers } from "@/lib/diagnosis/layer";
import { exportPostmortem } from "@/lib/incident/export-postmortem";
import { getIncident, type IncidentDetail } from "@/lib/incident/get-incident";
import { listMembers } from "@/lib/organization/list-members";

export const metadata: Metadata = { title: "Incident" };

function Actions({ incident: { id, status } }: { incident: IncidentDetail }) {
  const onAcknowledge = async () => {
    "use server";
    return acknowledge(id);
  };
  const onResolve = async () => {
    "use server";
    return resolve(id);
  };
  return <IncidentActions status={status} acknowledge={onAcknowledge} resolve={onResolve} />;
}

function History({ incident, viewerId }: { incident: IncidentDetail; viewerId: string }) {
  const { id, timeline } = incident;
  const onComment = async (text: string) => {
    "use server";
    return comment({ id, text });
  };
  return (
    <Card title="Timeline">
      <IncidentTimeline events={timeline} viewerId={viewerId} />
      <CommentForm comment={onComment} />
    </Card>
  );
}

const causeGroups = layers.map((layer) => ({
  layer: layerName(layer),
  causes: (Object.keys(causes) as (keyof typeof causes)[]).filter((slug) => causes[slug].layer === layer),
}));

function Judgement({ incident: { id, diagnosis, correction } }: { incident: IncidentDetail }) {
  const onCorrect = async (said: { cause: string; note: string }) => {
    "use server";
    return correct({ id, ...said });
  };
  return (
    <Card title="Was the verdict right?">
      <VerdictCheck
        told={diagnosis.cause}
        correction={correction}
        groups={causeGroups}
        caseHref={`/incidents/${id}/case`}
        correct={onCorrect}
      />
    </Card>
  );
}

function FirstChecks({ incident: { diagnosis, report } }: { incident: IncidentDetail }) {
  if (diagnosis.nextSteps.length === 0) return null;
  const links = <ReportLinks status={report.response?.status ?? null} cause={diagnosis.cause} />;
  return (
    <Card title="Check first" actions={links}>
      <NextSteps steps={diagnosis.nextSteps} />
      <div className="mt-4">
        <MoreChecks diagnosis={diagnosis} report={{ ...report, diagnosis }} />
      </div>
    </Card>
  );
}

/** One incident: what failed and how sure that is, what to do, what was seen, what happened. */
export default async function IncidentPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const incident = await orNotFound(getIncident(actor, (await params).id));
  const notices = (await listDeliveries(actor, { incidentId: incident.id, limit: 200 })).data.toReversed();
  const [members, draft] = await Promise.all([listMembers(actor), exportPostmortem(actor, incident.id)]);
  const { diagnosis, report } = incident;
  const hops = hopLine({ ...report, diagnosis });
  return (
    <>
      <IncidentHead incident={incident} actions={<Actions incident={incident} />} />
      <div className="grid gap-4 sm:gap-6">
        <Verdict diagnosis={diagnosis} hops={hops} />
        <div className="grid items-start gap-4 sm:gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="grid gap-4 sm:gap-6">
            <FirstChecks incident={incident} />
            <Card title="Evidence">
              <Evidence report={report} seen={diagnosis.evidence} reporter={diagnosis.reporter?.product ?? null} />
            </Card>
          </div>
          <div className="grid gap-4 sm:gap-6">
            {diagnosis.candidates.length > 1 && (
              <Card title="What it can be">
                <CandidateList candidates={diagnosis.candidates} />
              </Card>
            )}
            {incident.members.length > 1 && (
              <Card title={`${incident.members.length} monitors`}>
                <MemberList members={incident.members} />
              </Card>
            )}
            {incident.spans.length > incident.members.length && (
              <Card title={`Failed ${incident.spans.length} times`}>
                <MemberList members={incident.spans.toReversed()} />
              </Card>
            )}
            <Card title="Who was told">
              <NoticeList notices={notices} quiet={incident.quiet} />
            </Card>
            <Work incident={incident} members={members.data} draft={draft} />
            <Judgement incident={incident} />
            <History incident={incident} viewerId={actor.userId} />
          </div>
        </div>
      </div>
    </>
  );
}
