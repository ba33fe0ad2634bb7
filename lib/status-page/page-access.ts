import { hashPassword } from "better-auth/crypto";
import { type TenantDb, tenantDb } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError, invalid, notFound } from "@/lib/errors";
import { publishChange } from "@/lib/live/publish-change";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { type Access, type AccessRule, accessInput, accessLimits, linkInput } from "@/lib/status-page/access";
import { linkKey } from "@/lib/status-page/page-pass";
import { uuidv7 } from "@/lib/uuid";
import { findPage } from "./store";

const dayMs = 86_400_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function readAccess(db: TenantDb, page: { id: string; slug: string }): Promise<Access> {
  const row = await db.statusPageAccess.findFirst({ where: { statusPageId: page.id } });
  const links = await db.statusPageLink.findMany({ where: { statusPageId: page.id }, orderBy: { createdAt: "asc" } });
  return {
    rule: (row?.rule ?? "public") as AccessRule,
    hasPassword: (row?.passwordHash ?? null) !== null,
    networks: row?.networks ?? [],
    links: links.map((link) => ({
      id: link.id,
      name: link.name,
      createdAt: link.createdAt.toISOString(),
      expiresAt: link.expiresAt?.toISOString() ?? null,
      url: `${env().APP_URL}/status/${page.slug}/enter?key=${linkKey(page.id, link)}`,
    })),
  };
}

/** Who may read a page. @throws AppError `not-found` */
export async function getAccess(actor: Actor, pageId: string): Promise<Access> {
  const db = tenantDb(actor.organizationId);
  return readAccess(db, await findPage(db, pageId));
}

/**
 * Says who may read a page from now on. A new password turns everybody out who came in by the old one.
 * @throws AppError `not-found`, or `invalid` naming the fields
 */
export async function changeAccess(actor: Actor, pageId: string, input: unknown): Promise<Access> {
  const given = parse(accessInput, input);
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const page = await findPage(db, pageId);
  const before = await db.statusPageAccess.findFirst({ where: { statusPageId: page.id } });
  const password = given.rule === "password" ? given.password : undefined;
  const passwordHash =
    password === undefined ? (before?.passwordHash ?? null) : await hashPassword(password.normalize("NFKC"));
  if (given.rule === "password" && passwordHash === null) {
    throw invalid([{ field: "password", message: "Give the page a password." }]);
  }
  const networks = given.rule === "network" ? [...new Set(given.networks)] : (before?.networks ?? []);
  const columns = { rule: given.rule, passwordHash, networks };
  await db.$transaction(async (tx) => {
    await tx.statusPageAccess.upsert({
      where: { statusPageId: page.id },
      update: columns,
      create: { ...columns, organizationId, statusPageId: page.id },
    });
    await publishChange(tx, { organizationId, kind: "status-page", id: page.id });
  });
  return readAccess(db, page);
}

/**
 * Makes a signed link. It opens the page once its rule is "link".
 * @throws AppError `not-found`, `invalid` naming the fields, `limit`
 */
export async function addAccessLink(actor: Actor, pageId: string, input: unknown, now: Date): Promise<Access> {
  const { name, days } = parse(linkInput, input);
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const page = await findPage(db, pageId);
  if ((await db.statusPageLink.count({ where: { statusPageId: page.id } })) >= accessLimits.links) {
    throw new AppError(
      "limit",
      `A page has at most ${accessLimits.links} links. Revoke one that is not needed any more.`,
    );
  }
  const expiresAt = days === null ? null : new Date(now.getTime() + days * dayMs);
  await db.$transaction(async (tx) => {
    await tx.statusPageLink.create({ data: { id: uuidv7(), organizationId, statusPageId: page.id, name, expiresAt } });
    await publishChange(tx, { organizationId, kind: "status-page", id: page.id });
  });
  return readAccess(db, page);
}

/** Revokes a link: whoever came in by it is turned out. @throws AppError `not-found` */
export async function revokeAccessLink(actor: Actor, pageId: string, linkId: string): Promise<Access> {
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const page = await findPage(db, pageId);
  await db.$transaction(async (tx) => {
    if (!uuid.test(linkId)) throw notFound("link");
    const { count } = await tx.statusPageLink.deleteMany({ where: { id: linkId, statusPageId: page.id } });
    if (count === 0) throw notFound("link");
    await publishChange(tx, { organizationId, kind: "status-page", id: page.id });
  });
  return readAccess(db, page);
}
