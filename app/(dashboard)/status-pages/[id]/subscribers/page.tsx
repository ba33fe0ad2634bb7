import { Download, ExternalLink } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { requireActor } from "@/app/_server/actor";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import { endSubscriber, sendUnsureAgain } from "@/app/(dashboard)/status-pages/[id]/reader-actions";
import { LiveRefresh } from "@/components/live/live-refresh";
import { PageTabs } from "@/components/status-page/page-tabs";
import { BulletinList } from "@/components/subscriber/bulletin-list";
import { SubscriberTable } from "@/components/subscriber/subscriber-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { pageAddress } from "@/lib/status-page/address";
import { getStatusPage } from "@/lib/status-page/get-status-page";
import { listBulletins } from "@/lib/subscriber/list-bulletins";
import { listSubscribers, type SubscriberList } from "@/lib/subscriber/list-subscribers";

export const metadata: Metadata = { title: "Subscribers" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ cursor?: unknown; address?: unknown }> };

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const number = new Intl.NumberFormat("en");

const remove = async (id: string) => {
  "use server";
  const result = await endSubscriber(id);
  return result.ok ? undefined : { ok: false as const, message: result.message };
};
const sendAgain = async (id: string) => {
  "use server";
  return sendUnsureAgain(id);
};

function Counts({ total, confirmed }: SubscriberList) {
  const waiting = total - confirmed;
  return (
    <p className="text-muted">
      {number.format(confirmed)} {confirmed === 1 ? "is" : "are"} told
      {waiting > 0 && `, ${number.format(waiting)} not confirmed or stopped`}
    </p>
  );
}

/** Who is told what a status page says, and how far the last telling has come. */
export default async function SubscribersPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const [cursor, address] = [textOf(query.cursor), textOf(query.address)];
  const actor = await requireActor();
  const page = await orNotFound(getStatusPage(actor, id));
  const [list, bulletins] = await Promise.all([
    listSubscribers(actor, id, { cursor, address }),
    listBulletins(actor, id),
  ]);
  return (
    <>
      <PageHeader
        title={page.name}
        back={{ href: "/status-pages", label: "Status pages" }}
        actions={
          <>
            <LiveRefresh />
            <Button asChild>
              <a href={`${pageAddress(page)}/subscribe`} target="_blank" rel="noreferrer">
                Subscribe form <ExternalLink aria-hidden />
              </a>
            </Button>
            {list.total > 0 && (
              <Button asChild>
                <a href={`/status-pages/${id}/subscribers/export`} download>
                  Export CSV <Download aria-hidden />
                </a>
              </Button>
            )}
          </>
        }
      />
      <PageTabs pageId={id} current="subscribers" />
      <div className="grid grid-cols-1 gap-8">
        {bulletins.length > 0 && (
          <section aria-labelledby="told" className="grid grid-cols-1 gap-3">
            <h2 id="told" className="font-semibold text-lg">
              Told of late
            </h2>
            <BulletinList bulletins={bulletins} onSendAgain={sendAgain} />
          </section>
        )}
        <section aria-labelledby="subscribers" className="grid grid-cols-1 gap-3">
          <div className="flex flex-wrap items-end justify-between gap-3">
            <div>
              <h2 id="subscribers" className="font-semibold text-lg">
                Subscribers
              </h2>
              <Counts {...list} />
            </div>
            {list.total > 0 && (
              <form className="flex gap-2" action={`/status-pages/${id}/subscribers`}>
                <Input
                  name="address"
                  defaultValue={address}
                  aria-label="Whole address"
                  placeholder="reader@example.com"
                />
                <Button type="submit">Find</Button>
              </form>
            )}
          </div>
          {list.data.length > 0 ? (
            <SubscriberTable
              subscribers={list.data}
              componentNames={new Map(page.components.map((each) => [each.id, each.name]))}
              onRemove={remove}
            />
          ) : list.total > 0 ? (
            <p className="text-muted">No subscriber has this address. Addresses are kept sealed, so write it whole.</p>
          ) : (
            <EmptyState
              title="Nobody subscribes yet"
              text="Readers subscribe on the page itself, by mail, Slack, Teams or a webhook. They are told when you publish an update."
              action={
                <Button variant="primary" asChild>
                  <Link href={`/status-pages/${id}/share`}>Share the page</Link>
                </Button>
              }
            />
          )}
          {list.nextCursor !== null && (
            <Button asChild className="justify-self-start">
              <Link href={`/status-pages/${id}/subscribers?cursor=${list.nextCursor}`}>Older</Link>
            </Button>
          )}
        </section>
      </div>
    </>
  );
}
