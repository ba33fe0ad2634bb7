import Link from "next/link";
import { Article } from "@/components/runbook/article";
import { Checks } from "@/components/runbook/checks";
import { Pairs, Points, SaysTable, Sources, Ways } from "@/components/runbook/parts";
import { type CauseSlug, causes } from "@/lib/diagnosis/cause";
import { productName } from "@/lib/diagnosis/fingerprints/products";
import { layerName } from "@/lib/diagnosis/layer";
import type { ErrorPage } from "@/lib/runbook/page";
import { findEntry, pagesOf } from "@/lib/runbook/pages";
import { retryWords } from "@/lib/runbook/pages/failure";
import { runbooks } from "@/lib/runbook/runbook";

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The name of a cause as a heading: "The app is not running or not on that port". */
export const causeTitle = (cause: CauseSlug): string => capital(causes[cause].words);

function PageLinks({ pages }: { pages: readonly ErrorPage[] }) {
  return (
    <ul className="grid gap-1.5">
      {pages.map(({ slug, name, sentence }) => (
        <li key={slug}>
          <Link href={`/errors/${slug}`} className="font-medium underline underline-offset-2 hover:text-accent">
            {name}
          </Link>{" "}
          <span className="text-muted">{sentence}</span>
        </li>
      ))}
    </ul>
  );
}

const pagesNamed = (slugs: readonly string[]): ErrorPage[] =>
  slugs.flatMap((slug) => {
    const entry = findEntry(slug);
    return entry?.kind === "page" ? [entry.page] : [];
  });

/** The page on a status or a failure of a connection. */
export function ErrorArticle({ page }: { page: ErrorPage }) {
  const { slug, name, layer, sentence, meaning, says, ways, timing, checks, apart, retry, prevent, sources } = page;
  const paragraphs = (
    <div className="prose-width grid gap-3">
      {meaning.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
  const times = timing.map(({ seen, means }) => [seen, means] as const);
  const alike = apart.map(({ like, tell }) => [like, tell] as const);
  const parts = [
    { id: "meaning", title: "What it means", content: paragraphs },
    { id: "says", title: "Who says it", content: <SaysTable says={says} name={name} /> },
    { id: "ways", title: "What it can be", content: <Ways ways={ways} path={`/errors/${slug}`} /> },
    ...(times.length > 0 ? [{ id: "timing", title: "What the timing tells", content: <Pairs pairs={times} /> }] : []),
    { id: "check", title: "What to check first", content: <Checks checks={checks} /> },
    ...(alike.length > 0
      ? [{ id: "apart", title: "How to tell look-alikes apart", content: <Pairs pairs={alike} /> }]
      : []),
    { id: "retry", title: "Whether a retry helps", content: <p className="prose-width">{retry}</p> },
    { id: "prevent", title: "How to prevent it", content: <Points points={prevent} /> },
    { id: "related", title: "Related errors", content: <PageLinks pages={pagesNamed(page.related)} /> },
    { id: "sources", title: "Sources", content: <Sources sources={sources} /> },
  ];
  const kicker = /^\d+$/.test(slug) ? page.group : capital(layerName(layer));
  return (
    <Article
      path={`/errors/${slug}`}
      kicker={kicker}
      title={name}
      sentence={sentence}
      parts={parts}
      sources={sources}
    />
  );
}

/** The whole runbook of a cause. */
export function RunbookArticle({ cause }: { cause: CauseSlug }) {
  const runbook = runbooks[cause];
  const { meaning, checks, prevent, logged, sources } = runbook;
  const lines = Object.entries(logged ?? {}).map(([product, line]) => [productName(product), `“${line}”`] as const);
  const pages = pagesOf(cause);
  const parts = [
    { id: "check", title: "What to check, in order", content: <Checks checks={checks} /> },
    ...(lines.length > 0
      ? [{ id: "log", title: "What the gateway's log says", content: <Pairs pairs={lines} /> }]
      : []),
    { id: "retry", title: "Whether a retry helps", content: <p className="prose-width">{retryWords(runbook)}</p> },
    { id: "prevent", title: "How to prevent it", content: <Points points={prevent} /> },
    ...(pages.length > 0
      ? [{ id: "seen", title: "What it looks like from outside", content: <PageLinks pages={pages} /> }]
      : []),
    { id: "sources", title: "Sources", content: <Sources sources={sources} /> },
  ];
  return (
    <Article
      path={`/errors/${cause}`}
      kicker={`Runbook for ${layerName(causes[cause].layer)}`}
      title={causeTitle(cause)}
      sentence={meaning}
      parts={parts}
      sources={sources}
    />
  );
}
