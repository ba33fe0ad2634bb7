import type { Metadata } from "next";
import Link from "next/link";
import { requireActor } from "@/app/_server/actor";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import { AnnouncementList } from "@/components/announcement/announcement-list";
import { PageTabs } from "@/components/status-page/page-tabs";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listAnnouncements } from "@/lib/announcement/list-announcements";
import { getStatusPage } from "@/lib/status-page/get-status-page";

export const metadata: Metadata = { title: "Incidents of a status page" };

const ruleWords = {
  nothing: "Incidents of monitors are not told here by themselves.",
  draft: "Incidents of monitors become drafts here.",
  publish: "Incidents of monitors are told here by themselves.",
} as const;

/** What readers of a page are and were told, drafts too. */
export default async function PageIncidents({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const page = await orNotFound(getStatusPage(actor, (await params).id));
  const entries = await listAnnouncements({ id: page.id, organizationId: actor.organizationId }, { drafts: true });
  const add = (
    <Button variant="primary" asChild>
      <Link href={`/status-pages/${page.id}/incidents/new`}>New entry</Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title={page.name}
        back={{ href: "/status-pages", label: "Status pages" }}
        actions={
          <>
            <Button asChild>
              <Link href="/status-pages/templates">Templates</Link>
            </Button>
            {entries.length > 0 && add}
          </>
        }
      />
      <PageTabs pageId={page.id} current="incidents" />
      <p className="mb-4 text-muted text-sm">
        {ruleWords[page.announce.action]}{" "}
        <Link href={`/status-pages/${page.id}#announce`} className="text-accent underline underline-offset-2">
          Change this
        </Link>
      </p>
      {entries.length > 0 ? (
        <AnnouncementList entries={entries} pageId={page.id} />
      ) : (
        <EmptyState
          title="Nothing to tell so far"
          text="Entries say what is wrong and what is done about it, update by update. Those that are public stand on top of the page until they are resolved, and in its history after that."
          action={add}
        />
      )}
    </>
  );
}
