import Link from "next/link";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { causes } from "@/lib/diagnosis/cause";
import type { Source } from "@/lib/runbook/check";
import { causeLink } from "@/lib/runbook/link";
import type { ErrorPage } from "@/lib/runbook/page";

/** Who says the error, how it is known, what it means from there. On a phone each product is a block of its own. */
export function SaysTable({ says, name }: Pick<ErrorPage, "says" | "name">) {
  return (
    <div className="rounded border bg-raised">
      <Table
        caption={`Who says ${name}`}
        className="max-sm:[&_td]:block max-sm:[&_td]:h-auto max-sm:[&_td]:px-4 max-sm:[&_td]:py-0.5 max-sm:[&_th]:block max-sm:[&_th]:px-4 max-sm:[&_th]:py-0.5 max-sm:[&_thead]:sr-only max-sm:[&_tr]:block max-sm:[&_tr]:py-2"
      >
        <thead>
          <Tr>
            <Th>Who</Th>
            <Th>How you know it</Th>
            <Th>What it means from there</Th>
          </Tr>
        </thead>
        <tbody>
          {says.map(({ product, says: words, means }) => (
            <Tr key={`${product} ${words}`} className="align-top print:break-inside-avoid">
              <Th scope="row" className="h-auto min-w-28 sm:w-40">
                {product}
              </Th>
              <Td className="min-w-40">{words}</Td>
              <Td className="min-w-40 text-muted">{means}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

const causeWords = (cause: keyof typeof causes): string => causes[cause].words;

/** The ways to an error, commonest first, each with the runbooks of its causes, but for one that is on the page itself. */
export function Ways({ ways, path }: Pick<ErrorPage, "ways"> & { path: string }) {
  return (
    <ol className="grid gap-5">
      {ways.map(({ title, text, causes: possible }, index) => (
        <li key={title} className="grid grid-cols-[1.75rem_minmax(0,1fr)] print:break-inside-avoid">
          <span className="text-faint tabular-nums">{index + 1}</span>
          <div className="min-w-0">
            <h3 className="font-semibold">{title}</h3>
            <p className="prose-width mt-0.5">{text}</p>
            <ul className="mt-1 grid gap-0.5 text-sm">
              {possible
                .filter((cause) => causeLink(cause) !== path)
                .map((cause) => (
                  <li key={cause} className="text-muted">
                    <Link href={causeLink(cause) ?? "/errors"} className="underline underline-offset-2 hover:text-ink">
                      Runbook: {causeWords(cause)}
                    </Link>
                  </li>
                ))}
            </ul>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Pairs of a thing that is seen and what it means. */
export function Pairs({ pairs }: { pairs: readonly (readonly [term: string, meaning: string])[] }) {
  return (
    <dl className="grid border-t">
      {pairs.map(([term, meaning]) => (
        <div
          key={term}
          className="grid gap-x-6 gap-y-0.5 border-b py-2.5 sm:grid-cols-[15rem_minmax(0,1fr)] print:break-inside-avoid"
        >
          <dt className="font-medium">{term}</dt>
          <dd className="prose-width text-muted">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Points, one a line. */
export function Points({ points }: { points: readonly string[] }) {
  return (
    <ul className="prose-width grid list-outside list-disc gap-1.5 pl-5 marker:text-faint">
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}

/** Where the facts come from. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  return (
    <ul className="grid gap-1">
      {sources.map(({ title, url }) => (
        <li key={url}>
          <a href={url} className="underline underline-offset-2 hover:text-accent" rel="noreferrer">
            {title}
          </a>
          <span className="hidden break-all text-faint text-sm print:inline"> {url}</span>
        </li>
      ))}
    </ul>
  );
}
