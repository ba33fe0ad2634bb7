import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import { addAnnouncement } from "@/app/(dashboard)/status-pages/[id]/incidents/actions";
import { NewAnnouncementForm } from "@/components/announcement/new-announcement-form";
import { PageHeader } from "@/components/ui/page-header";
import { listTemplates } from "@/lib/announcement/keep-templates";
import { getStatusPage } from "@/lib/status-page/get-status-page";

export const metadata: Metadata = { title: "New entry" };

/** The form for what readers of a page are to know. */
export default async function NewEntryPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor();
  const [page, templates] = await Promise.all([orNotFound(getStatusPage(actor, id)), listTemplates(actor)]);
  const save = async (input: unknown) => {
    "use server";
    return addAnnouncement({ id, input });
  };
  return (
    <>
      <PageHeader title="New entry" back={{ href: `/status-pages/${id}/incidents`, label: page.name }} />
      <NewAnnouncementForm page={page} templates={templates} onSave={save} />
    </>
  );
}
