import { systemDb } from "@/lib/db";
import { publishChange } from "@/lib/live/publish-change";
import { resolveTxt } from "@/lib/net/resolve-txt";
import { recordName } from "@/lib/status-page/domain";

const dayMs = 86_400_000;
/** A record may be gone for a while, when name servers are moved; then the domain is somebody else's to have. */
const patienceMs = 3 * dayMs;
const most = 200;
const withinMs = 6_000;

/** Codes that tell that there is no record; any other tells of the resolver and nothing of the domain. */
const absent: ReadonlySet<string> = new Set(["ENOTFOUND", "ENODATA"]);

async function stillOwns(domain: string, token: string, servers?: readonly string[]): Promise<boolean | null> {
  const answer = await resolveTxt(recordName(domain), withinMs, servers);
  if (answer.ok) return answer.records.includes(token);
  return absent.has(answer.code) ? false : null;
}

/**
 * Looks again, once a day, whether verified domains still say whose they are. One that has not for three days is
 * let go: the page answers there no more, and whoever can show that it is theirs may have it.
 * @param servers of names, asked instead of the system's
 * @returns how many were looked at
 */
export async function checkDomains(now: Date, servers?: readonly string[]): Promise<number> {
  const due = await systemDb().statusPageDomain.findMany({
    where: { verifiedAt: { not: null }, checkedAt: { lt: new Date(now.getTime() - dayMs) } },
    orderBy: { checkedAt: "asc" },
    take: most,
  });
  for (const row of due) {
    const owns = await stillOwns(row.domain, row.token, servers);
    const missingSince = owns === true ? null : owns === false ? (row.missingSince ?? now) : row.missingSince;
    const isLost = owns === false && missingSince !== null && now.getTime() - missingSince.getTime() >= patienceMs;
    await systemDb().statusPageDomain.updateMany({
      where: { statusPageId: row.statusPageId, domain: row.domain },
      data: { checkedAt: now, missingSince, ...(isLost ? { verifiedAt: null } : {}) },
    });
    if (isLost) {
      await publishChange("now", { organizationId: row.organizationId, kind: "status-page", id: row.statusPageId });
    }
  }
  return due.length;
}
