import { generateAtomFeed, generateRssFeed } from "feedsmith";
import type { PublicIncident, PublicStatus } from "@/lib/status-page/page";
import { pageSentence, updateWords } from "@/lib/status-page/words";

/** Readers that keep more than this keep what they have seen. */
const mostEntries = 50;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

/** What XML 1.0 cannot hold, not even escaped (§2.2). */
const storable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, "");

/** Titles are text in Atom, but taken for HTML by many readers of RSS: signs that could begin a tag are written as others. */
const titleOf = (text: string): string => storable(text).replaceAll("<", "‹").replaceAll(">", "›");

const utc = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

const updatedAt = ({ updates, startedAt }: PublicIncident): string =>
  [startedAt, ...updates.map(({ at }) => at)].toSorted().at(-1) ?? startedAt;

/** What happened, newest first, as HTML of which every word is escaped. */
const storyOf = ({ updates }: PublicIncident): string =>
  updates
    .map(({ status, at, text }) => `<p><strong>${updateWords[status]}</strong> · ${utc(at)}<br>${escaped(text)}</p>`)
    .join("");

const inOrder = ({ openIncidents, pastIncidents }: PublicStatus): PublicIncident[] =>
  [...openIncidents, ...pastIncidents]
    .toSorted((one, other) => Date.parse(updatedAt(other)) - Date.parse(updatedAt(one)))
    .slice(0, mostEntries);

/** When anything in the feed last changed; of one without entries, when the page did. */
export const feedChangedAt = (status: PublicStatus): string => {
  const [newest] = inOrder(status);
  return newest === undefined ? status.changedAt : updatedAt(newest);
};

const about = (status: PublicStatus) => titleOf(`${pageSentence(status)}. ${status.description}`.trim());

/** An id that stays when the page moves to another address. */
const urn = (id: string): string => `urn:uuid:${id}`;

/** Where an incident is read. @param base the page's address */
const linkOf = (base: string, { id }: PublicIncident): string => `${base}/incidents/${id}`;

/**
 * The incidents of a page as an Atom feed (RFC 4287), one entry an incident: it keeps its id, and each update moves
 * its `updated`.
 * @param base where people read the page
 */
export function atomFeed(status: PublicStatus, base: string): string {
  return generateAtomFeed({
    id: urn(status.id),
    title: { value: titleOf(`${status.name} status`), type: "text" },
    subtitle: { value: about(status), type: "text" },
    updated: new Date(feedChangedAt(status)),
    authors: [{ name: titleOf(status.name), uri: base }],
    generator: { text: "Hopcheck" },
    links: [
      { href: `${base}/feed.atom`, rel: "self", type: "application/atom+xml" },
      { href: base, rel: "alternate", type: "text/html" },
    ],
    entries: inOrder(status).map((incident) => ({
      id: urn(incident.id),
      title: { value: titleOf(incident.title), type: "text" },
      published: new Date(incident.startedAt),
      updated: new Date(updatedAt(incident)),
      links: [{ href: linkOf(base, incident), rel: "alternate", type: "text/html" }],
      content: { value: storable(storyOf(incident)), type: "html" },
    })),
  });
}

/** The same as RSS 2.0. Its readers take an item's date for when it was last changed. */
export function rssFeed(status: PublicStatus, base: string): string {
  return generateRssFeed({
    title: titleOf(`${status.name} status`),
    link: base,
    description: about(status),
    lastBuildDate: new Date(feedChangedAt(status)),
    generator: "Hopcheck",
    atom: { links: [{ href: `${base}/feed.rss`, rel: "self", type: "application/rss+xml" }] },
    items: inOrder(status).map((incident) => ({
      title: titleOf(incident.title),
      link: linkOf(base, incident),
      description: storable(storyOf(incident)),
      guid: { value: urn(incident.id), isPermaLink: false },
      pubDate: new Date(updatedAt(incident)),
    })),
  });
}
