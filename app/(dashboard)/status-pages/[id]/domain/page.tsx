import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import { checkDomain, saveDomain } from "@/app/(dashboard)/status-pages/[id]/domain/actions";
import { DomainForm } from "@/components/status-page/domain-form";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { getStatusPage } from "@/lib/status-page/get-status-page";
import { getDomain } from "@/lib/status-page/page-domain";

export const metadata: Metadata = { title: "Domain of a status page" };

/** The host of a page's own. */
export default async function DomainPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor();
  const [page, domain] = await Promise.all([orNotFound(getStatusPage(actor, id)), orNotFound(getDomain(actor, id))]);
  const save = async (input: unknown) => {
    "use server";
    return saveDomain({ id, input });
  };
  const check = async () => {
    "use server";
    return checkDomain(id);
  };
  return (
    <>
      <PageHeader title="Domain" back={{ href: `/status-pages/${id}`, label: page.name }} />
      <DomainForm domain={domain} host={new URL(env().APP_URL).hostname} onSave={save} onCheck={check} />
    </>
  );
}
