import type { UpdateStatus } from "@/lib/announcement/announcement";
import { type Template, templateChange, templateInput, templateLimits } from "@/lib/announcement/template";
import { type TenantDb, tenantDb } from "@/lib/db";
import { AppError, notFound } from "@/lib/errors";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import type { Prisma } from "@/prisma/generated/client";

const templateOf = (row: Prisma.AnnouncementTemplateGetPayload<object>): Template => ({
  id: row.id,
  name: row.name,
  status: row.status as UpdateStatus,
  body: row.body,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function find(db: TenantDb, id: string): Promise<Template> {
  const row = uuid.test(id) ? await db.announcementTemplate.findFirst({ where: { id } }) : null;
  if (!row) throw notFound("template");
  return templateOf(row);
}

/** A template. @throws AppError `not-found` */
export const getTemplate = (actor: Actor, id: string): Promise<Template> => find(tenantDb(actor.organizationId), id);

/** The organization's templates, by name. */
export async function listTemplates(actor: Actor): Promise<Template[]> {
  const rows = await tenantDb(actor.organizationId).announcementTemplate.findMany({
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(templateOf);
}

/** @throws AppError `invalid` naming the fields, or `limit` */
export async function createTemplate(actor: Actor, input: unknown): Promise<Template> {
  const data = parse(templateInput, input);
  const db = tenantDb(actor.organizationId);
  if ((await db.announcementTemplate.count()) >= templateLimits.perOrganization)
    throw new AppError("limit", `An organization has at most ${templateLimits.perOrganization} templates.`);
  return templateOf(await db.announcementTemplate.create({ data: { ...data, organizationId: actor.organizationId } }));
}

/** Changes what the input names. @throws AppError `not-found`, or `invalid` naming the fields */
export async function updateTemplate(actor: Actor, id: string, input: unknown): Promise<Template> {
  const db = tenantDb(actor.organizationId);
  const before = await find(db, id);
  const { name, status, body } = parse(templateChange, input);
  const data = { name: name ?? before.name, status: status ?? before.status, body: body ?? before.body };
  return templateOf(await db.announcementTemplate.update({ where: { id }, data }));
}

/** @throws AppError `not-found` */
export async function deleteTemplate(actor: Actor, id: string): Promise<void> {
  const db = tenantDb(actor.organizationId);
  await find(db, id);
  await db.announcementTemplate.deleteMany({ where: { id } });
}
