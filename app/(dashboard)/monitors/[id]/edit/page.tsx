import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { pickableMonitors } from "@/app/_server/pickable-monitors";
import { EditMonitorForm } from "@/app/(dashboard)/monitors/[id]/edit/edit-monitor-form";
import { offeredChannels } from "@/app/(dashboard)/monitors/offered-channels";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import { valuesOf } from "@/components/monitor/form/form-values";
import { PageHeader } from "@/components/ui/page-header";
import { getMonitor } from "@/lib/monitor/get-monitor";
import { listPolicies } from "@/lib/policy/list-policies";
import { knownRegions } from "@/lib/region/known-regions";

export const metadata: Metadata = { title: "Edit monitor" };

/** The form for a monitor that exists. */
export default async function EditMonitorPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  const [monitor, channels, policies, regions, monitors] = await Promise.all([
    orNotFound(getMonitor(actor, id)),
    offeredChannels(actor),
    listPolicies(actor),
    knownRegions(),
    pickableMonitors(actor),
  ]);
  return (
    <>
      <PageHeader title="Edit monitor" back={{ href: `/monitors/${id}`, label: monitor.name }} />
      <EditMonitorForm
        id={id}
        values={valuesOf(monitor)}
        channels={channels}
        policies={policies.data.map(({ id: policyId, name }) => ({ id: policyId, name }))}
        monitors={monitors.flatMap((each) => (each.id === id ? [] : { id: each.id, name: each.name }))}
        regions={[...new Set([...regions, ...monitor.regions])].sort()}
      />
    </>
  );
}
