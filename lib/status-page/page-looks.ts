import { createHash } from "node:crypto";
import { type TenantDb, tenantDb } from "@/lib/db";
import { invalid } from "@/lib/errors";
import { publishChange } from "@/lib/live/publish-change";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { imageFacts, imageProblem } from "@/lib/status-page/image";
import { type ImageRole, type Looks, looksInput, type PageImage, plainLooks } from "@/lib/status-page/looks";
import { findPage } from "./store";

/** How a page looks, with its images. */
export type PageLooks = Looks & { images: PageImage[] };

async function readLooks(db: TenantDb, statusPageId: string): Promise<PageLooks> {
  const row = await db.statusPageLooks.findFirst({ where: { statusPageId } });
  const images = await db.statusPageImage.findMany({
    where: { statusPageId },
    select: { role: true, digest: true, width: true, height: true },
  });
  const { theme, accent, language, footer, links } = row ?? plainLooks;
  return { theme, accent, language, footer, links, images } as PageLooks;
}

/** How a page looks. @throws AppError `not-found` */
export async function getLooks(actor: Actor, pageId: string): Promise<PageLooks> {
  const db = tenantDb(actor.organizationId);
  return readLooks(db, (await findPage(db, pageId)).id);
}

/** Gives a page its looks, whole. @throws AppError `not-found`, or `invalid` naming the fields */
export async function changeLooks(actor: Actor, pageId: string, input: unknown): Promise<PageLooks> {
  const columns = parse(looksInput, input);
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const { id: statusPageId } = await findPage(db, pageId);
  await db.$transaction(async (tx) => {
    await tx.statusPageLooks.upsert({
      where: { statusPageId },
      update: columns,
      create: { ...columns, organizationId, statusPageId },
    });
    await publishChange(tx, { organizationId, kind: "status-page", id: statusPageId });
  });
  return readLooks(db, statusPageId);
}

/**
 * Gives a page its logo or icon, or takes it away.
 * @param bytes null for none
 * @throws AppError `not-found`, or `invalid` with what is wrong with the image
 */
export async function changeImage(
  actor: Actor,
  pageId: string,
  role: ImageRole,
  bytes: Uint8Array<ArrayBuffer> | null,
): Promise<PageLooks> {
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  const { id: statusPageId } = await findPage(db, pageId);
  const problem = bytes === null ? null : imageProblem(role, bytes);
  const facts = bytes === null ? null : imageFacts(bytes);
  if (problem !== null) throw invalid([{ field: role, message: problem }]);
  await db.$transaction(async (tx) => {
    await tx.statusPageImage.deleteMany({ where: { statusPageId, role } });
    if (bytes !== null && facts !== null) {
      const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
      await tx.statusPageImage.create({ data: { organizationId, statusPageId, role, bytes, digest, ...facts } });
    }
    await publishChange(tx, { organizationId, kind: "status-page", id: statusPageId });
  });
  return readLooks(db, statusPageId);
}

/** The bytes of a page's image, for those who may read the page. */
export const findImage = (organizationId: string, statusPageId: string, digest: string) =>
  tenantDb(organizationId).statusPageImage.findFirst({
    where: { statusPageId, digest },
    select: { type: true, bytes: true },
  });
