import { findPublished, firstPublishedAt } from "@/lib/announcement/find-published";
import { listAnnouncements } from "@/lib/announcement/list-announcements";
import { monthOf, readMonth } from "@/lib/status-page/month";
import type { PublicIncident } from "@/lib/status-page/page";
import { publicIncident } from "@/lib/status-page/public-incident";
import { recentValues } from "@/lib/status-page/recent-values";
import { findAddressed } from "./store";

/** The announcements of a month, newest first, and the first month that has any. */
export type PublicHistory = { incidents: PublicIncident[]; firstMonth: string };

/** A month is read once a second at most, however many ask. */
const months = recentValues<PublicHistory | null>({ ttlMs: 1000, most: 1000 });
const entries = recentValues<PublicIncident | null>({ ttlMs: 1000, most: 1000 });

async function readHistory(slug: string, name: string): Promise<PublicHistory | null> {
  const month = readMonth(name, new Date());
  const page = month && (await findAddressed(slug));
  if (!month || !page) return null;
  const [found, first] = await Promise.all([
    listAnnouncements(page, { started: { from: month.from, to: month.to }, limit: 500 }),
    firstPublishedAt(page),
  ]);
  return { incidents: found.map(publicIncident), firstMonth: monthOf(first ?? month.from).name };
}

/** What was announced in a month of UTC; null for a month that is none. @param name such as `2026-11` */
export const publicHistory = (slug: string, name: string): Promise<PublicHistory | null> =>
  /^\d{4}-\d{2}$/.test(name) ? months(`${slug} ${name}`, () => readHistory(slug, name)) : Promise.resolve(null);

async function readEntry(slug: string, id: string): Promise<PublicIncident | null> {
  const page = await findAddressed(slug);
  const entry = page && (await findPublished(page, id));
  return entry ? publicIncident(entry) : null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One announcement of a page, whenever it was; null when there is none, or it is not public. */
export const publicEntry = (slug: string, id: string): Promise<PublicIncident | null> =>
  uuid.test(id) ? entries(`${slug} ${id}`, () => readEntry(slug, id)) : Promise.resolve(null);
