import { Download } from "lucide-react";
import { assign, setSeverity } from "@/app/(dashboard)/incidents/actions";
import { IncidentWork } from "@/components/incident/incident-work";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import type { IncidentDetail } from "@/lib/incident/get-incident";
import { type Severity, severityOf } from "@/lib/incident/incident";
import type { MemberView } from "@/lib/organization/list-members";

/** What people do about an incident: who sees to it, how serious it is, what is written down after it. */
export function Work({
  incident,
  members,
  draft,
}: {
  incident: IncidentDetail;
  members: readonly MemberView[];
  /** Of the postmortem, in Markdown. */
  draft: string;
}) {
  const { id, assignee, resolvedAt } = incident;
  const onAssign = async (userId: string | null) => {
    "use server";
    return assign({ id, userId });
  };
  const onSeverity = async (severity: Severity) => {
    "use server";
    return setSeverity({ id, severity });
  };
  return (
    <Card title="Work on it">
      <div className="grid gap-5">
        <IncidentWork
          assigneeId={assignee?.userId ?? null}
          members={members.map(({ userId, name }) => ({ userId, name }))}
          severity={severityOf(incident)}
          over={resolvedAt !== null}
          assign={onAssign}
          setSeverity={onSeverity}
        />
        <div className="grid gap-2">
          <h3 className="font-medium text-sm">Postmortem</h3>
          <p className="text-muted text-sm">
            A draft in Markdown from the timeline, in UTC. What only people know is marked to fill in.
          </p>
          <div className="flex flex-wrap gap-2">
            <CopyButton value={draft} label="Copy the draft" />
            <Button size="sm" asChild>
              <a href={`/incidents/${id}/postmortem`} download>
                <Download aria-hidden />
                Download
              </a>
            </Button>
          </div>
        </div>
      </div>
    </Card>
  );
}
