import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import { addLink, removeLink, saveAccess } from "@/app/(dashboard)/status-pages/[id]/access/actions";
import { AccessForm } from "@/components/status-page/access-form";
import { AccessLinks } from "@/components/status-page/access-links";
import { PageHeader } from "@/components/ui/page-header";
import { getStatusPage } from "@/lib/status-page/get-status-page";
import { getAccess } from "@/lib/status-page/page-access";

export const metadata: Metadata = { title: "Who may read a status page" };

/** Who may read a status page, and the links that open it. */
export default async function AccessPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor();
  const [page, access] = await Promise.all([orNotFound(getStatusPage(actor, id)), orNotFound(getAccess(actor, id))]);
  const save = async (input: unknown) => {
    "use server";
    return saveAccess({ id, input });
  };
  const add = async (input: unknown) => {
    "use server";
    return addLink({ id, input });
  };
  const remove = async (linkId: string) => {
    "use server";
    return removeLink({ id, linkId });
  };
  return (
    <>
      <PageHeader title="Who may read it" back={{ href: `/status-pages/${id}`, label: page.name }} />
      <div className="grid gap-10">
        <AccessForm access={access} onSave={save} />
        {access.rule === "link" && <AccessLinks links={access.links} onAdd={add} onRevoke={remove} />}
      </div>
    </>
  );
}
