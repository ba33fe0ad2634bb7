import { randomBytes } from "node:crypto";
import { type TenantDb, tenantDb } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError, invalid, notFound } from "@/lib/errors";
import { publishChange } from "@/lib/live/publish-change";
import { resolveTxt } from "@/lib/net/resolve-txt";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { domainInput, type PageDomain, recordName } from "@/lib/status-page/domain";
import { Prisma } from "@/prisma/generated/client";
import { findPage } from "./store";

const withinMs = 6_000;
const taken = "This domain shows another status page. Have it removed there first.";

async function readDomain(db: TenantDb, statusPageId: string): Promise<PageDomain | null> {
  const row = await db.statusPageDomain.findFirst({ where: { statusPageId } });
  if (!row) return null;
  return {
    domain: row.domain,
    token: row.token,
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    missingSince: row.missingSince?.toISOString() ?? null,
  };
}

/** The domain of a page; null when it has none. @throws AppError `not-found` */
export async function getDomain(actor: Actor, pageId: string): Promise<PageDomain | null> {
  const db = tenantDb(actor.organizationId);
  return readDomain(db, (await findPage(db, pageId)).id);
}

/**
 * Gives a page a domain, to be verified next; or takes it away.
 * @param input `{ domain }`, or null for none
 * @throws AppError `not-found`, or `invalid`
 */
export async function changeDomain(actor: Actor, pageId: string, input: unknown): Promise<PageDomain | null> {
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const page = await findPage(db, pageId);
  const domain = input === null ? null : parse(domainInput, input).domain;
  if (domain === new URL(env().APP_URL).hostname) {
    throw invalid([{ field: "domain", message: "Hopcheck itself is at this domain. Choose another." }]);
  }
  const before = await readDomain(db, page.id);
  if (before?.domain === domain) return before;
  await db.$transaction(async (tx) => {
    await tx.statusPageDomain.deleteMany({ where: { statusPageId: page.id } });
    if (domain !== null) {
      const token = `hopcheck-${randomBytes(16).toString("hex")}`;
      await tx.statusPageDomain.create({ data: { organizationId, statusPageId: page.id, domain, token } });
    }
    await publishChange(tx, { organizationId, kind: "status-page", id: page.id });
  });
  return readDomain(db, page.id);
}

/**
 * Looks for the record of a page's domain; when it is there the page answers at that host from now on.
 * @param servers of names, asked instead of the system's
 * @throws AppError `not-found`, `conflict` with what was found instead, or when the domain is another page's
 */
export async function verifyDomain(
  actor: Actor,
  pageId: string,
  now: Date,
  servers?: readonly string[],
): Promise<PageDomain | null> {
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const page = await findPage(db, pageId);
  const given = await readDomain(db, page.id);
  if (!given) throw notFound("domain");
  const name = recordName(given.domain);
  const answer = await resolveTxt(name, withinMs, servers);
  if (!answer.ok || !answer.records.includes(given.token)) {
    const found = answer.ok
      ? `says ${answer.records.map((each) => `"${each.slice(0, 80)}"`).join(", ")}`
      : "is not there";
    throw new AppError(
      "conflict",
      `The TXT record ${name} ${found}. It must say ${given.token}. A new record can take an hour to be seen.`,
    );
  }
  try {
    await db.$transaction(async (tx) => {
      await tx.statusPageDomain.updateMany({
        where: { statusPageId: page.id, domain: given.domain },
        data: { verifiedAt: given.verifiedAt ?? now, checkedAt: now, missingSince: null },
      });
      await publishChange(tx, { organizationId, kind: "status-page", id: page.id });
    });
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    throw isTaken ? new AppError("conflict", taken) : error;
  }
  return readDomain(db, page.id);
}
