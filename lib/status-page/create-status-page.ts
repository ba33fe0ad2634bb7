import { tenantDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { publishChange } from "@/lib/live/publish-change";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { type StatusPage, statusPageInput, statusPageLimits } from "@/lib/status-page/page";
import { uuidv7 } from "@/lib/uuid";
import { checkMonitors, findPage, replaceComponents, slugTaken } from "./store";

/**
 * Makes a status page; it is public at once.
 * @throws AppError `invalid` naming the fields, `limit` when there are too many
 */
export async function createStatusPage(actor: Actor, input: unknown): Promise<StatusPage> {
  const { components, announce, ...columns } = parse(statusPageInput, input);
  const { organizationId } = actor;
  const db = tenantDb(organizationId);
  if ((await db.statusPage.count()) >= statusPageLimits.pages) {
    throw new AppError("limit", `An organization has at most ${statusPageLimits.pages} status pages.`);
  }
  await checkMonitors(db, components);
  const id = uuidv7();
  try {
    await db.$transaction(async (tx) => {
      await tx.statusPage.create({ data: { ...columns, announceRule: announce, id, organizationId } });
      await replaceComponents(tx, organizationId, id, components);
      await publishChange(tx, { organizationId, kind: "status-page", id });
    });
  } catch (error) {
    throw slugTaken(error);
  }
  return findPage(db, id);
}
