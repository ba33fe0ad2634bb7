import { systemDb } from "@/lib/db";
import { recentValues } from "@/lib/status-page/recent-values";

/** All of them together: however many hosts are asked for, the database is asked once in a while. */
const verified = recentValues<ReadonlyMap<string, string>>({ ttlMs: 1000, most: 1 });

async function readDomains(): Promise<ReadonlyMap<string, string>> {
  const rows = await systemDb().statusPageDomain.findMany({
    where: { verifiedAt: { not: null } },
    select: { domain: true, statusPage: { select: { slug: true } } },
  });
  return new Map(rows.map(({ domain, statusPage }) => [domain, statusPage.slug]));
}

/**
 * The slug of the page that answers at a host; while the database is away, of the one that was last known to.
 * @param host small letters, without a port
 * @returns null when no page has shown that the host is its own
 */
export const pageAtHost = async (host: string): Promise<string | null> =>
  (await verified("all", readDomains)).get(host) ?? null;
