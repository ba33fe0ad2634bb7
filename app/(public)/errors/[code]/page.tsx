import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { causeTitle, ErrorArticle, RunbookArticle } from "@/components/runbook/articles";
import { causeSlugs, errorPages, findEntry } from "@/lib/runbook/pages";
import { runbooks } from "@/lib/runbook/runbook";

type Props = { params: Promise<{ code: string }> };

/** Every page is drawn when the product is built; other names of an error are found when they are asked for. */
export const generateStaticParams = (): { code: string }[] =>
  [...errorPages.map(({ slug }) => slug), ...causeSlugs].map((code) => ({ code }));

/** An address may hold anything, also what cannot be decoded. */
function entryAt(code: string): ReturnType<typeof findEntry> {
  try {
    return findEntry(decodeURIComponent(code));
  } catch {
    return null;
  }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const entry = entryAt((await params).code);
  if (entry?.kind === "page")
    return { title: `${entry.page.name}: what it means and what to check`, description: entry.page.sentence };
  if (entry?.kind === "cause")
    return { title: `${causeTitle(entry.cause)}: what to check`, description: runbooks[entry.cause].meaning };
  return { title: "No page on this error", robots: { index: false } };
}

/** The page on one error, or the runbook of one cause. */
export default async function ErrorReferencePage({ params }: Props) {
  const entry = entryAt((await params).code);
  if (entry === null) notFound();
  if (entry.kind === "moved") permanentRedirect(`/errors/${entry.slug}`);
  return entry.kind === "page" ? <ErrorArticle page={entry.page} /> : <RunbookArticle cause={entry.cause} />;
}
