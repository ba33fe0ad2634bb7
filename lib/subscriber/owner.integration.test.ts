import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { getSettings, updateSettings } from "@/lib/status-page/update-settings";
import { addSubscriber } from "@/lib/subscriber/add-subscriber";
import { exportSubscribers } from "@/lib/subscriber/export-subscribers";
import { listBulletins } from "@/lib/subscriber/list-bulletins";
import { listSubscribers } from "@/lib/subscriber/list-subscribers";
import { removeSubscriber } from "@/lib/subscriber/remove-subscriber";
import { retryUnsure } from "@/lib/subscriber/retry-unsure";
import { receiversForFile } from "@/lib/testing/alert-receivers";
import { newReaderPage, nothingDue, publish, tellAll } from "@/lib/testing/subscribers";

const got = receiversForFile();
beforeEach(nothingDue);

const codeOf = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code: string }) => error.code,
  );

const confirmAll = (statusPageId: string) =>
  pool().query("update subscriber set confirmed_at = clock_timestamp() where status_page_id = $1", [statusPageId]);

async function withReaders() {
  const made = await newReaderPage();
  await addSubscriber(made.page.id, { kind: "email", target: "one@example.com", componentIds: [made.search] });
  await addSubscriber(made.page.id, { kind: "email", target: "=two@example.com" });
  await addSubscriber(made.page.id, { kind: "webhook", target: got.hookUrl("/hook?key=SECRET") });
  await tellAll();
  return made;
}

describe("the owner of a page", () => {
  it("sees who subscribes, finds one by the whole address, and removes it", async () => {
    const { actor, page, search } = await withReaders();
    const list = await listSubscribers(actor, page.id);
    expect(list).toMatchObject({ total: 3, confirmed: 0, nextCursor: null });
    expect(list.data.map(({ kind, shown }) => `${kind} ${shown}`)).toEqual([
      expect.stringMatching(/^webhook 127\.0\.0\.1:\d+$/),
      "email =two@example.com",
      "email one@example.com",
    ]);
    const found = await listSubscribers(actor, page.id, { address: " ONE@example.com " });
    expect(found.data.map(({ componentIds }) => componentIds)).toEqual([[search]]);
    expect((await listSubscribers(actor, page.id, { address: "one@example" })).data).toEqual([]);
    await removeSubscriber(actor, found.data[0]?.id ?? "");
    expect((await listSubscribers(actor, page.id)).total).toBe(2);
  });

  it("takes them along as a file in which no cell is a formula and no key stands", async () => {
    const { actor, page } = await withReaders();
    await confirmAll(page.id);
    const lines = (await exportSubscribers(actor, page.id)).split("\r\n");
    expect(lines).toHaveLength(5);
    expect(lines[1]).toMatch(/^"email","one@example\.com","Search","20/);
    expect(lines[2]).toMatch(/^"email","'=two@example\.com",""/);
    expect(lines.join()).not.toContain("SECRET");
  });

  it("sees nothing of another organization's, and changes nothing of it", async () => {
    const [mine, other] = [await newReaderPage(), await withReaders()];
    const [theirs] = (await listSubscribers(other.actor, other.page.id)).data;
    await publish(other);
    const id = other.page.id;
    expect(await codeOf(listSubscribers(mine.actor, id))).toBe("not-found");
    expect(await codeOf(exportSubscribers(mine.actor, id))).toBe("not-found");
    expect(await codeOf(listBulletins(mine.actor, id))).toBe("not-found");
    expect(await codeOf(getSettings(mine.actor, id))).toBe("not-found");
    expect(await codeOf(updateSettings(mine.actor, id, { subscriptions: false, embedOrigins: [] }))).toBe("not-found");
    expect(await codeOf(removeSubscriber(mine.actor, theirs?.id ?? ""))).toBe("not-found");
    expect((await listSubscribers(other.actor, id)).total).toBe(3);
  });

  it("sees how far a bulletin has come, and may send again what is in doubt", async () => {
    const made = await withReaders();
    await confirmAll(made.page.id);
    await publish(made, { title: "Slow" });
    expect(await listBulletins(made.actor, made.page.id)).toMatchObject([{ title: "Slow", counted: false, total: 0 }]);
    got.refuse = { code: 550, address: "one@example.com" };
    await pool().query("update subscriber set confirmed_at = now() - interval '1 hour' where status_page_id = $1", [
      made.page.id,
    ]);
    await tellAll();
    const [bulletin] = await listBulletins(made.actor, made.page.id);
    expect(bulletin).toMatchObject({ counted: true, total: 3, sent: 2, failed: 1, pending: 0, unsure: 0 });
    expect(bulletin?.endedAt).not.toBeNull();
    await pool().query("update subscriber_delivery set status = 'unsure' where status = 'failed'");
    expect(await retryUnsure(made.actor, bulletin?.id ?? "")).toBe(1);
    got.refuse = null;
    await tellAll();
    expect((await listBulletins(made.actor, made.page.id))[0]).toMatchObject({ sent: 3, unsure: 0 });
  });

  it("says which sites may frame the page, in a form that nothing can slip out of", async () => {
    const { actor, page } = await newReaderPage();
    expect(await getSettings(actor, page.id)).toEqual({ subscriptions: true, embedOrigins: [] });
    const save = (embedOrigins: string[]) => updateSettings(actor, page.id, { subscriptions: false, embedOrigins });
    expect(await save(["https://Example.com/", "https://*.example.org:8443", "*"])).toEqual({
      subscriptions: false,
      embedOrigins: ["https://example.com", "https://*.example.org:8443", "*"],
    });
    for (const bad of ["example.com", "https://a.b; script-src *", "https://a.b https://c.d", "javascript:x", "'self'"])
      expect(await codeOf(save([bad]))).toBe("invalid");
  });
});
