import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { addWindow, previewTimes } from "@/app/(dashboard)/maintenance/actions";
import { timeZones, windowChoices } from "@/app/(dashboard)/maintenance/choices";
import { WindowForm } from "@/components/maintenance/window-form";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Plan maintenance" };

/** The form for a new window. */
export default async function NewWindowPage() {
  const choices = await windowChoices(await requireActor());
  return (
    <>
      <PageHeader title="Plan maintenance" back={{ href: "/maintenance", label: "Maintenance" }} />
      <WindowForm window={null} choices={choices} zones={timeZones()} onSave={addWindow} onPreview={previewTimes} />
    </>
  );
}
