import { randomUUID } from "node:crypto";
import PostalMime from "postal-mime";
import { pool, systemDb, tenantDb } from "@/lib/db";
import { createStatusPage } from "@/lib/status-page/create-status-page";
import type { BulletinStatus } from "@/lib/subscriber/bulletin";
import { deliverBulletins } from "@/lib/subscriber/deliver-bulletins";
import { tellSubscribers } from "@/lib/subscriber/tell-subscribers";
import { newOrganization } from "@/lib/testing/factories";

/** A page with two components, and who owns it. */
export async function newReaderPage(name = "Acme") {
  const { organizationId, actor } = await newOrganization();
  const monitor = { type: "http", url: "http://x/", expect: {}, intervalSeconds: 60, timeoutMs: 1, phase: 0 };
  const ids = await Promise.all(
    ["a", "b"].map((each) => systemDb().monitor.create({ data: { organizationId, name: each, ...monitor } })),
  );
  const page = await createStatusPage(actor, {
    slug: `page-${randomUUID().slice(0, 8)}`,
    name,
    components: ids.map(({ id: monitorId }, index) => ({ monitorId, name: ["Checkout", "Search"][index] ?? "" })),
  });
  const [checkout, search] = page.components.map(({ id }) => id);
  return { organizationId, actor, page, checkout: checkout ?? "", search: search ?? "" };
}

/** Publishes an update and queues its telling, as one transaction. */
export async function publish(
  { organizationId, page }: { organizationId: string; page: { id: string } },
  update: {
    thread?: string;
    id?: string;
    title?: string;
    status?: BulletinStatus;
    text?: string;
    about?: string[];
  } = {},
): Promise<boolean> {
  const { thread = randomUUID(), id = randomUUID(), title = "Checkout is slow", about = [] } = update;
  return tenantDb(organizationId).$transaction((tx) =>
    tellSubscribers(tx, {
      organizationId,
      statusPageId: page.id,
      announcement: { id: thread, title, componentIds: about },
      update: { id, status: update.status ?? "investigating", text: update.text ?? "We look into it.", at: new Date() },
    }),
  );
}

/** Sends all that is due. */
export async function tellAll(rate = 1000): Promise<void> {
  for (let round = 0; round < 50; round++) {
    const begun = await deliverBulletins(200, rate);
    await Promise.all(begun);
    if (begun.length === 0) return;
  }
}

/** Nothing of other tests is due. */
export const nothingDue = () => pool().query("delete from subscriber_delivery");

/** A mail that was sent, read as mail programs do. */
export async function readMail(raw: string) {
  const mail = await PostalMime.parse(raw);
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? null;
  const link = (path: string) => new RegExp(`https?://\\S+/${path}\\?\\S+`).exec(mail.text ?? "")?.[0] ?? "";
  return { mail, header, link, to: mail.to?.[0]?.address ?? "" };
}
