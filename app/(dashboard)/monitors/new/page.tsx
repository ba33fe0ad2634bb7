import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { pickableMonitors } from "@/app/_server/pickable-monitors";
import { addMonitor } from "@/app/(dashboard)/monitors/actions";
import { offeredChannels } from "@/app/(dashboard)/monitors/offered-channels";
import { newMonitorValues } from "@/components/monitor/form/form-values";
import { MonitorForm } from "@/components/monitor/form/monitor-form";
import { PageHeader } from "@/components/ui/page-header";
import { listPolicies } from "@/lib/policy/list-policies";
import { knownRegions } from "@/lib/region/known-regions";

export const metadata: Metadata = { title: "Add monitor" };

/** The form for a new monitor; every channel is ticked. */
export default async function NewMonitorPage() {
  const actor = await requireActor();
  const [channels, policies, regions, monitors] = await Promise.all([
    offeredChannels(actor),
    listPolicies(actor),
    knownRegions(),
    pickableMonitors(actor),
  ]);
  return (
    <>
      <PageHeader
        title="Add monitor"
        description="It is checked as soon as it is saved."
        back={{ href: "/monitors", label: "Monitors" }}
      />
      <MonitorForm
        values={newMonitorValues(channels.map(({ id }) => id))}
        channels={channels}
        policies={policies.data.map(({ id, name }) => ({ id, name }))}
        regions={regions}
        monitors={monitors.map(({ id, name }) => ({ id, name }))}
        saveLabel="Add monitor"
        cancelHref="/monitors"
        save={addMonitor}
      />
    </>
  );
}
