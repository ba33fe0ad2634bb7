import { ExternalLink } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { requireActor } from "@/app/_server/actor";
import { pickableMonitors } from "@/app/_server/pickable-monitors";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import { changeStatusPage, removeStatusPage } from "@/app/(dashboard)/status-pages/actions";
import { DeletePageButton } from "@/components/status-page/delete-page-button";
import { PageTabs } from "@/components/status-page/page-tabs";
import { StatusPageForm } from "@/components/status-page/status-page-form";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { getStatusPage } from "@/lib/status-page/get-status-page";

export const metadata: Metadata = { title: "Status page" };

/** The form for a page that exists. */
export default async function EditStatusPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor();
  const [page, monitors] = await Promise.all([orNotFound(getStatusPage(actor, id)), pickableMonitors(actor)]);
  const save = async (input: unknown) => {
    "use server";
    return changeStatusPage({ id, input });
  };
  const remove = async () => {
    "use server";
    return removeStatusPage(id);
  };
  return (
    <>
      <PageHeader
        title={page.name}
        back={{ href: "/status-pages", label: "Status pages" }}
        actions={
          <>
            <Button asChild>
              <Link href={`/status-pages/${id}/access`}>Who may read it</Link>
            </Button>
            <Button asChild>
              <Link href={`/status-pages/${id}/domain`}>Domain</Link>
            </Button>
            <Button asChild>
              <Link href={`/status-pages/${id}/looks`}>Looks</Link>
            </Button>
            <Button asChild>
              <a href={`/status/${page.slug}`} target="_blank" rel="noreferrer">
                Open <ExternalLink aria-hidden />
              </a>
            </Button>
            <DeletePageButton name={page.name} onDelete={remove} />
          </>
        }
      />
      <PageTabs pageId={page.id} current="settings" />
      <StatusPageForm page={page} monitors={monitors} baseUrl={env().APP_URL} onSave={save} />
    </>
  );
}
