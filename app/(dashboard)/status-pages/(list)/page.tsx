import { ExternalLink } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { requireActor } from "@/app/_server/actor";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/lib/env";
import { listMonitors } from "@/lib/monitor/list-monitors";
import { listStatusPages } from "@/lib/status-page/list-status-pages";
import type { StatusPage } from "@/lib/status-page/page";

export const metadata: Metadata = { title: "Status pages" };

const newPage = (
  <Button variant="primary" asChild>
    <Link href="/status-pages/new">New status page</Link>
  </Button>
);

function Row({ page, url }: { page: StatusPage; url: string }) {
  const count = page.components.length;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1 basis-60">
        <Link href={`/status-pages/${page.id}`} className="block truncate font-medium hover:underline">
          {page.name}
        </Link>
        <p className="truncate font-mono text-muted text-sm">{url}</p>
      </div>
      <p className="text-muted text-sm">{count === 1 ? "1 component" : `${count} components`}</p>
      <div className="flex items-center gap-1">
        <CopyButton value={url} label={`Copy the address of ${page.name}`} compact />
        <Button size="sm" asChild>
          <a href={`/status/${page.slug}`} target="_blank" rel="noreferrer">
            Open <ExternalLink aria-hidden />
            <span className="sr-only">{page.name} in a new tab</span>
          </a>
        </Button>
        <Button size="sm" asChild>
          <Link href={`/status-pages/${page.id}`}>
            Edit<span className="sr-only"> {page.name}</span>
          </Link>
        </Button>
      </div>
    </li>
  );
}

/** The organization's status pages, or the way to the first one. */
export default async function StatusPagesPage() {
  const actor = await requireActor();
  const [pages, monitors] = await Promise.all([listStatusPages(actor), listMonitors(actor, { limit: 1 })]);
  const base = `${env().APP_URL}/status`;
  return (
    <>
      <PageHeader
        title="Status pages"
        description="What your customers read when something is wrong."
        actions={pages.length > 0 ? newPage : null}
      />
      {pages.length > 0 ? (
        <ul className="divide-y rounded border bg-raised">
          {pages.map((page) => (
            <Row key={page.id} page={page} url={`${base}/${page.slug}`} />
          ))}
        </ul>
      ) : (
        <EmptyState
          title="No status page yet"
          text="A status page shows the state of the monitors you choose, under the names you give them, at a public address. It changes by itself within seconds."
          action={
            monitors.data.length > 0 ? (
              newPage
            ) : (
              <Button variant="primary" asChild>
                <Link href="/monitors/new">First add a monitor</Link>
              </Button>
            )
          }
        />
      )}
    </>
  );
}
