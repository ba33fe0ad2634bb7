import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { pickableMonitors } from "@/app/_server/pickable-monitors";
import { addStatusPage } from "@/app/(dashboard)/status-pages/actions";
import { StatusPageForm } from "@/components/status-page/status-page-form";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "New status page" };

/** The form for a new page. */
export default async function NewStatusPage() {
  const monitors = await pickableMonitors(await requireActor());
  return (
    <>
      <PageHeader title="New status page" back={{ href: "/status-pages", label: "Status pages" }} />
      <StatusPageForm page={null} monitors={monitors} baseUrl={env().APP_URL} onSave={addStatusPage} />
    </>
  );
}
