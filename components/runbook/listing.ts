import { causes } from "@/lib/diagnosis/cause";
import { type Layer, layerName, layers } from "@/lib/diagnosis/layer";
import type { ErrorPage } from "@/lib/runbook/page";
import { causeSlugs, errorPages } from "@/lib/runbook/pages";

/** One line of the index. */
export type Listed = { slug: string; name: string; about: string; words: string };
/** Lines under a heading. */
export type Listing = { title: string; entries: readonly Listed[] };

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const listed = ({ slug, name, sentence, aliases }: ErrorPage): Listed => ({
  slug,
  name,
  about: sentence,
  words: `${slug} ${name} ${aliases.join(" ")} ${sentence}`.toLowerCase(),
});

const pagesWhere = (wanted: (page: ErrorPage) => boolean): Listed[] => errorPages.filter(wanted).map(listed);

const causesOf = (layer: Layer): Listed[] =>
  causeSlugs
    .filter((slug) => causes[slug].layer === layer)
    .map((slug) => ({
      slug,
      name: capital(causes[slug].words),
      about: "",
      words: `${slug} ${causes[slug].words}`.toLowerCase(),
    }));

const group = (title: ErrorPage["group"]): Listing => ({ title, entries: pagesWhere((page) => page.group === title) });

const byLayer = (make: (layer: Layer) => Listed[], title: (layer: string) => string): Listing[] =>
  [...layers.filter((layer) => layer !== "monitor"), "monitor" as const]
    .map((layer) => ({ title: title(layerName(layer)), entries: make(layer) }))
    .filter(({ entries }) => entries.length > 0);

/** Where no layer is known, it is the answer that failed. */
const shownUnder = ({ layer }: ErrorPage): Layer => (layer === "unknown" ? "content" : layer);

/** The whole index: statuses by kind, failures and runbooks by layer. */
export const listings = (): Listing[] => [
  group("Statuses of the server"),
  group("Statuses of Cloudflare"),
  group("Statuses of the client"),
  ...byLayer(
    (layer) => pagesWhere((page) => page.group === "Failures without a status" && shownUnder(page) === layer),
    (layer) => (layer === layerName("content") ? "Failures of the answer" : `Failures of ${layer}`),
  ),
  ...byLayer(causesOf, (layer) =>
    layer === "not known" ? "Runbooks where the layer is not known" : `Runbooks for ${layer}`,
  ),
];
