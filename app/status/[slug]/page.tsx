import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, unauthorized } from "next/navigation";
import { cache } from "react";
import { readablePage } from "@/app/status/_readable";
import { linked } from "@/app/status/[slug]/_linked";
import { Logo } from "@/components/layout/logo";
import { Moment, Phrase } from "@/components/status-page/phrase";
import { PublicComponents } from "@/components/status-page/public-components";
import { OpenIncidents, PastIncidents } from "@/components/status-page/public-incidents";
import { PublicMaintenance } from "@/components/status-page/public-maintenance";
import { overallMark, stateInks } from "@/components/status-page/public-state";
import { StatusAge } from "@/components/status-page/status-age";
import { cn } from "@/components/ui/cn";
import { StateMark } from "@/components/ui/state-mark";
import { env } from "@/lib/env";
import { wordsFor } from "@/lib/status-page/languages/all";
import { publicStatus } from "@/lib/status-page/public-status";
import { structuredData } from "@/lib/status-page/structured-data";
import { pageSentence } from "@/lib/status-page/words";
import { readerWords } from "@/lib/subscriber/words";

type Props = { params: Promise<{ slug: string }> };

/** What is known of a page, for those who may read it; null for anybody else. */
const read = cache(async (slug: string) => {
  const readable = await readablePage({ headers: await headers() }, slug);
  if (!readable.may) return { readable, status: null };
  return { readable, status: await publicStatus(slug) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { readable, status } = await read((await params).slug);
  if (!readable.may || !status) return { title: { absolute: "Status page" }, robots: { index: false } };
  return linked(status, readable.page.baseUrl);
}

/** The page that a customer's customers read: their name first, words before bars, ours in the footer. */
export default async function PublicStatusPage({ params }: Props) {
  const { readable, status } = await read((await params).slug);
  if (!readable.may && readable.asks === "password") unauthorized();
  if (!readable.may || !status) notFound();
  const { baseUrl, basePath, language } = readable.page;
  const words = wordsFor(language);
  const mark = overallMark(status.overall);
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-1 flex-col px-4 sm:px-6">
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which every sign that HTML knows is written as its number
        dangerouslySetInnerHTML={{ __html: structuredData(status, baseUrl) }}
      />
      <header className="pt-10 pb-8 sm:pt-16">
        <h1 className="break-words font-semibold text-xl">{status.name}</h1>
        {status.description && <p className="prose-width mt-1 text-muted">{status.description}</p>}
      </header>
      <main className="grid gap-8">
        <div>
          <p className={cn("flex items-start gap-3 font-semibold text-2xl", stateInks[mark])}>
            <StateMark state={mark} decorative className="mt-2.5 size-4.5" />
            <span className="min-w-0 text-balance">{pageSentence(status, words)}</span>
          </p>
          <div className="mt-1 ms-7.5">
            {status.lastKnownAt !== null && (
              <p className="mb-1 text-pretty">
                <Phrase
                  text={words.silent}
                  values={{ time: <Moment value={status.lastKnownAt} format="full" language={language} /> }}
                />
              </p>
            )}
            <StatusAge changedAt={status.changedAt} updatedAt={status.updatedAt} language={language} />
          </div>
        </div>
        {status.openIncidents.length > 0 && (
          <OpenIncidents incidents={status.openIncidents} basePath={basePath} language={language} />
        )}
        <PublicMaintenance
          maintenance={status.maintenance}
          state="in-progress"
          components={status.components}
          language={language}
        />
        <PublicComponents components={status.components} language={language} />
        <PublicMaintenance
          maintenance={status.maintenance}
          state="scheduled"
          components={status.components}
          language={language}
        />
        <PastIncidents incidents={status.pastIncidents} basePath={basePath} language={language} />
      </main>
      <footer className="mt-auto flex flex-wrap items-center justify-between gap-3 pt-12 pb-8 text-faint text-sm">
        <p>{words.daysInUtc}</p>
        <a href={`${basePath}/subscribe`} className="underline hover:text-ink">
          {readerWords.subscribe}
        </a>
        <a href={env().APP_URL} className="inline-flex items-center gap-2 hover:text-ink">
          {words.monitoredWith} <Logo className="text-base" />
        </a>
      </footer>
    </div>
  );
}
