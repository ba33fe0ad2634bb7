import Link from "next/link";
import type { ReactNode } from "react";
import { Contents, Section } from "@/components/runbook/section";
import type { Source } from "@/lib/runbook/check";

type Part = { id: string; title: string; content: ReactNode };

/** JSON in a script must not end it: `<` is written as JSON may write it. */
const safeJson = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");

type Told = { path: string; title: string; sentence: string; sources: readonly Source[] };

/** What the page is, for machines that read it (schema.org TechArticle). */
function LinkedData({ title, sentence, sources }: Told) {
  const data = {
    "@context": "https://schema.org",
    "@type": "TechArticle",
    headline: title,
    description: sentence,
    inLanguage: "en",
    isAccessibleForFree: true,
    publisher: { "@type": "Organization", name: "Hopcheck" },
    citation: sources.map(({ title: name, url }) => ({ "@type": "CreativeWork", name, url })),
  };
  return <script type="application/ld+json">{safeJson(data)}</script>;
}

/** A page of reference: one sentence, what is on the page, the parts, and a quiet word on who wrote it. */
export function Article({
  path,
  kicker,
  title,
  sentence,
  parts,
  sources,
}: Told & { kicker: string; parts: readonly Part[] }) {
  return (
    <article>
      {/* Relative, so that it is right wherever this installation stands (RFC 6596 §3). */}
      <link rel="canonical" href={path} />
      <LinkedData path={path} title={title} sentence={sentence} sources={sources} />
      <header className="max-w-3xl">
        <p className="text-faint text-sm">
          <Link href="/errors" className="underline-offset-2 hover:text-ink hover:underline print:no-underline">
            Errors
          </Link>{" "}
          / {kicker}
        </p>
        <h1 className="mt-1 font-semibold text-2xl sm:text-3xl">{title}</h1>
        <p className="mt-3 max-w-[60ch] text-lg text-muted">{sentence}</p>
      </header>
      <div className="mt-8 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_13rem]">
        <div className="lg:order-last">
          <Contents parts={parts} />
        </div>
        <div className="min-w-0 noscript:[&_button]:hidden print:[&_pre]:whitespace-pre-wrap print:[&_button]:hidden">
          {parts.map(({ id, title: heading, content }) => (
            <Section key={id} id={id} title={heading}>
              {content}
            </Section>
          ))}
          <p className="prose-width mt-12 border-t pt-4 text-faint text-sm print:hidden">
            Hopcheck watches your URLs, reads who answered, and puts this beside the evidence when one fails.{" "}
            <Link href="/" className="underline underline-offset-2 hover:text-ink">
              See how
            </Link>
            , or{" "}
            <Link href="/sign-up" className="underline underline-offset-2 hover:text-ink">
              sign up
            </Link>
            .
          </p>
        </div>
      </div>
    </article>
  );
}
