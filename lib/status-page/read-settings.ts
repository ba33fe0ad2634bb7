import { systemDb } from "@/lib/db";
import { recentValues } from "@/lib/status-page/recent-values";
import { defaultReaderSettings, type ReaderSettings } from "@/lib/status-page/settings";

/** As old as a page may be: a look into the database for all readers together. */
const settings = recentValues<ReaderSettings>({ ttlMs: 2000, most: 2000 });

async function find(slug: string): Promise<ReaderSettings> {
  const page = await systemDb().statusPage.findUnique({
    where: { slug },
    select: { readerSettings: { select: { subscriptions: true, embedOrigins: true } } },
  });
  return page?.readerSettings ?? defaultReaderSettings;
}

/** What the owner of a page allows its readers. */
export const readSettings = (slug: string): Promise<ReaderSettings> => settings(slug, () => find(slug));
