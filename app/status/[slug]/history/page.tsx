import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, unauthorized } from "next/navigation";
import { readablePage } from "@/app/status/_readable";
import { BelowPage } from "@/components/status-page/below-page";
import { IncidentSheet } from "@/components/status-page/public-incidents";
import { type Month, monthBeside, monthOf, readMonth } from "@/lib/status-page/month";
import { publicHistory } from "@/lib/status-page/public-history";
import { publicStatus } from "@/lib/status-page/public-status";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ month?: string | string[] }> };

export const metadata: Metadata = { title: { absolute: "History" } };

const words = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

function MonthLink({ month, base, shown }: { month: Month; base: string; shown: boolean }) {
  if (!shown) return <span />;
  return (
    <a href={`${base}/history?month=${month.name}`} className="text-accent underline underline-offset-2">
      {words.format(month.from)}
    </a>
  );
}

/** What was announced in a month, newest first, with the ways to the months beside it. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const [{ slug }, { month: asked }] = await Promise.all([params, searchParams]);
  const readable = await readablePage({ headers: await headers() }, slug);
  if (!readable.may) return readable.asks === "password" ? unauthorized() : notFound();
  const now = new Date();
  const month = asked === undefined ? monthOf(now) : typeof asked === "string" ? readMonth(asked, now) : null;
  const [status, history] = await Promise.all([
    publicStatus(readable.page.slug),
    month && publicHistory(readable.page.slug, month.name),
  ]);
  if (!status || !month || !history) notFound();
  const { basePath } = readable.page;
  const [before, after] = [monthBeside(month, -1), monthBeside(month, 1)];
  return (
    <BelowPage name={status.name} home={basePath === "" ? "/" : basePath} title={words.format(month.from)}>
      {history.incidents.length === 0 ? (
        <p className="rounded border border-dashed px-5 py-8 text-center text-muted">No incidents in this month.</p>
      ) : (
        <IncidentSheet incidents={history.incidents} basePath={basePath} />
      )}
      <nav aria-label="Months" className="mt-5 flex justify-between gap-4">
        <MonthLink month={before} base={basePath} shown={before.name >= history.firstMonth} />
        <MonthLink month={after} base={basePath} shown={after.from <= now} />
      </nav>
      <p className="mt-6 text-faint text-sm">Months are counted in UTC.</p>
    </BelowPage>
  );
}
