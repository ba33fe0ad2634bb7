import { tenantDb } from "@/lib/db";
import { publishChange } from "@/lib/live/publish-change";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { getStatusPage } from "@/lib/status-page/get-status-page";
import { defaultReaderSettings, type ReaderSettings, readerSettingsInput } from "@/lib/status-page/settings";

/** What a page allows its readers, for its owner. @throws AppError `not-found` */
export async function getSettings(actor: Actor, pageId: string): Promise<ReaderSettings> {
  const { id } = await getStatusPage(actor, pageId);
  const found = await tenantDb(actor.organizationId).readerSettings.findFirst({
    where: { statusPageId: id },
    select: { subscriptions: true, embedOrigins: true },
  });
  return found ?? defaultReaderSettings;
}

/** Changes what a page allows its readers. @throws AppError `invalid`, `not-found` */
export async function updateSettings(actor: Actor, pageId: string, input: unknown): Promise<ReaderSettings> {
  const settings = parse(readerSettingsInput, input);
  const { id: statusPageId } = await getStatusPage(actor, pageId);
  const { organizationId } = actor;
  await tenantDb(organizationId).readerSettings.upsert({
    where: { statusPageId },
    create: { organizationId, statusPageId, ...settings },
    update: settings,
  });
  // What is drawn of the page is kept until something of it changes.
  await publishChange("now", { organizationId, kind: "status-page", id: statusPageId });
  return settings;
}
