import type { Metadata } from "next";
import type { ReactNode } from "react";
import { requireActor } from "@/app/_server/actor";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import { saveReaderSettings } from "@/app/(dashboard)/status-pages/[id]/reader-actions";
import { BadgeMaker, Snippet } from "@/components/status-page/badge-maker";
import { PageTabs } from "@/components/status-page/page-tabs";
import { ReaderSettingsForm } from "@/components/status-page/reader-settings-form";
import { PageHeader } from "@/components/ui/page-header";
import { pageAddress } from "@/lib/status-page/address";
import { getStatusPage } from "@/lib/status-page/get-status-page";
import { getSettings } from "@/lib/status-page/update-settings";

export const metadata: Metadata = { title: "Share a status page" };

function Part({ id, title, text, children }: { id: string; title: string; text: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid max-w-3xl grid-cols-1 gap-4">
      <div>
        <h2 id={id} className="font-semibold text-lg">
          {title}
        </h2>
        <p className="prose-width text-muted">{text}</p>
      </div>
      {children}
    </section>
  );
}

/** The ways a status page is shown elsewhere: badges, a widget, a frame, feeds and a calendar. */
export default async function SharePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor();
  const page = await orNotFound(getStatusPage(actor, id));
  const settings = await getSettings(actor, id);
  const base = pageAddress(page);
  const save = async (input: unknown) => {
    "use server";
    return saveReaderSettings({ id, input });
  };
  return (
    <>
      <PageHeader title={page.name} back={{ href: "/status-pages", label: "Status pages" }} />
      <PageTabs pageId={id} current="share" />
      <div className="grid gap-10">
        <Part id="badge" title="Badge" text="For a README, a site or a dashboard. It follows within a minute.">
          <BadgeMaker
            baseUrl={base}
            path={`/status/${page.slug}`}
            name={page.name}
            components={page.components.map((each) => ({ id: each.id, name: each.name }))}
          />
        </Part>
        <Part
          id="widget"
          title="Widget"
          text="One line for your site: the state in one sentence, which links to the page. It sets no cookie and needs no library."
        >
          <Snippet label="HTML" text={`<script src="${base}/widget.js" async></script>`} />
        </Part>
        <Part
          id="frame"
          title="Frame"
          text="The page in short within your own pages. Name the sites below first: no other may show it."
        >
          <Snippet
            label="HTML"
            text={`<iframe src="${base}/embed" title="Status" width="100%" height="320" style="border:0" loading="lazy"></iframe>`}
          />
        </Part>
        <Part
          id="feeds"
          title="Feeds and calendar"
          text="For readers of feeds, for chats that follow them, for calendars."
        >
          <Snippet label="Atom" text={`${base}/feed.atom`} />
          <Snippet label="RSS" text={`${base}/feed.rss`} />
          <Snippet label="Calendar of maintenance" text={`${base}/maintenance.ics`} />
        </Part>
        <Part id="readers" title="What readers may do" text="The page itself is not changed by this.">
          <ReaderSettingsForm settings={settings} onSave={save} />
        </Part>
      </div>
    </>
  );
}
