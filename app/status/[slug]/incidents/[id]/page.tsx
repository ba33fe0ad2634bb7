import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, unauthorized } from "next/navigation";
import { cache } from "react";
import { readablePage } from "@/app/status/_readable";
import { BelowPage } from "@/components/status-page/below-page";
import { IncidentTimes, IncidentUpdates } from "@/components/status-page/public-incidents";
import { publicEntry } from "@/lib/status-page/public-history";
import { publicStatus } from "@/lib/status-page/public-status";

type Props = { params: Promise<{ slug: string; id: string }> };

const read = cache(async (slug: string, id: string) => {
  const readable = await readablePage({ headers: await headers() }, slug);
  if (!readable.may) return { readable, status: null, entry: null };
  const [status, entry] = await Promise.all([publicStatus(readable.page.slug), publicEntry(readable.page.slug, id)]);
  return { readable, status, entry };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id } = await params;
  const { status, entry } = await read(slug, id);
  if (!status || !entry) return { title: { absolute: "Status page" }, robots: { index: false } };
  return { title: { absolute: `${entry.title} · ${status.name} status` }, description: entry.updates[0]?.text ?? "" };
}

/** One announcement, at an address that stays. */
export default async function EntryPage({ params }: Props) {
  const { slug, id } = await params;
  const { readable, status, entry } = await read(slug, id);
  if (!readable.may && readable.asks === "password") unauthorized();
  if (!readable.may || !status || !entry) notFound();
  const { basePath } = readable.page;
  const touched = status.components.filter((component) => entry.componentIds.includes(component.id));
  return (
    <BelowPage name={status.name} home={basePath === "" ? "/" : basePath} title={entry.title}>
      <IncidentTimes incident={entry} />
      {touched.length > 0 && (
        <p className="mt-1 break-words text-muted text-sm">Affects {touched.map(({ name }) => name).join(", ")}</p>
      )}
      <div className="mt-5 rounded border bg-raised px-4 pb-5 sm:px-5">
        <IncidentUpdates incident={entry} />
      </div>
    </BelowPage>
  );
}
