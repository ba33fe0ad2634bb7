import { ExternalLink } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { requireActor } from "@/app/_server/actor";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import {
  addAnnouncementUpdate,
  changeAnnouncement,
  changeAnnouncementUpdate,
  removeAnnouncement,
  removeAnnouncementUpdate,
} from "@/app/(dashboard)/status-pages/[id]/incidents/actions";
import { DetailsForm } from "@/components/announcement/details-form";
import { EntryButtons } from "@/components/announcement/entry-buttons";
import { Markdown } from "@/components/announcement/markdown";
import { UpdateForm } from "@/components/announcement/update-form";
import { UpdateItem } from "@/components/announcement/update-item";
import { statusWords } from "@/components/announcement/words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import type { Announcement, UpdateStatus } from "@/lib/announcement/announcement";
import { getAnnouncement } from "@/lib/announcement/get-announcement";
import { listTemplates } from "@/lib/announcement/keep-templates";
import { getStatusPage } from "@/lib/status-page/get-status-page";

export const metadata: Metadata = { title: "Entry of a status page" };

const following: Record<UpdateStatus, UpdateStatus> = {
  investigating: "identified",
  identified: "monitoring",
  monitoring: "resolved",
  resolved: "monitoring",
};

function Updates({ entry }: { entry: Announcement }) {
  return (
    <ol className="divide-y border-t">
      {entry.updates.map((update) => (
        <UpdateItem
          key={update.id}
          update={update}
          only={entry.updates.length === 1}
          onChange={async (input) => {
            "use server";
            return changeAnnouncementUpdate({ id: update.id, input });
          }}
          onRemove={async () => {
            "use server";
            return removeAnnouncementUpdate(update.id);
          }}
        >
          <Markdown source={update.body} />
        </UpdateItem>
      ))}
    </ol>
  );
}

function Facts({ entry }: { entry: Announcement }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      {entry.draft && <Badge>Draft: nobody sees it yet</Badge>}
      <span>{statusWords[entry.status]}</span>
      <Time value={entry.startedAt} />
      {entry.incidentId !== null && (
        <Link href={`/incidents/${entry.incidentId}`} className="text-accent underline underline-offset-2">
          The incident it follows
        </Link>
      )}
    </span>
  );
}

/** One entry: what was told, and what is to be told next. */
export default async function EntryPage({ params }: { params: Promise<{ id: string; announcementId: string }> }) {
  const { id, announcementId } = await params;
  const actor = await requireActor();
  const [page, entry, templates] = await Promise.all([
    orNotFound(getStatusPage(actor, id)),
    orNotFound(getAnnouncement(actor, announcementId)),
    listTemplates(actor),
  ]);
  const names = page.components.filter((each) => entry.componentIds.includes(each.id)).map(({ name }) => name);
  const change = async (input: unknown) => {
    "use server";
    return changeAnnouncement({ id: announcementId, input });
  };
  const add = async (input: unknown) => {
    "use server";
    return addAnnouncementUpdate({ id: announcementId, input });
  };
  const publish = async () => {
    "use server";
    return changeAnnouncement({ id: announcementId, input: { draft: false } });
  };
  const remove = async () => {
    "use server";
    return removeAnnouncement(announcementId);
  };
  return (
    <>
      <PageHeader
        title={entry.title}
        description={<Facts entry={entry} />}
        back={{ href: `/status-pages/${id}/incidents`, label: `Incidents of ${page.name}` }}
        actions={
          <>
            {!entry.draft && (
              <Button asChild>
                <a href={`/status/${page.slug}/incidents/${entry.id}`} target="_blank" rel="noreferrer">
                  Open <ExternalLink aria-hidden />
                </a>
              </Button>
            )}
            <EntryButtons pageId={id} draft={entry.draft} onPublish={publish} onDelete={remove} />
          </>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card title="Updates" padded={false}>
          <Updates entry={entry} />
        </Card>
        <div className="grid gap-6">
          <Card title="Add an update">
            <UpdateForm
              begin={{ status: following[entry.status], body: "" }}
              templates={templates}
              names={{ page: page.name, components: names }}
              submit="Add update"
              onSave={add}
            />
          </Card>
          <Card title="Details">
            <DetailsForm entry={entry} components={page.components} onSave={change} />
          </Card>
        </div>
      </div>
    </>
  );
}
