import { beforeEach, describe, expect, it } from "vitest";
import { pool, systemDb } from "@/lib/db";
import { addSubscriber } from "@/lib/subscriber/add-subscriber";
import { changeSubscription } from "@/lib/subscriber/change-subscription";
import { confirmSubscriber } from "@/lib/subscriber/confirm-subscriber";
import { endSubscription } from "@/lib/subscriber/end-subscription";
import { forgetSubscribers } from "@/lib/subscriber/forget-subscribers";
import { readSubscription } from "@/lib/subscriber/read-subscription";
import { receiversForFile } from "@/lib/testing/alert-receivers";
import { newReaderPage, nothingDue, publish, readMail, tellAll } from "@/lib/testing/subscribers";

const got = receiversForFile();
beforeEach(nothingDue);

const tokenIn = (url: string, name: string): string | null => new URL(url).searchParams.get(name);
const rows = (statusPageId: string) => systemDb().subscriber.findMany({ where: { statusPageId } });
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code: string; fields: { field: string; message: string }[] }) => ({
      code: error.code,
      field: error.fields[0]?.field,
    }),
  );

/** Subscribes an address and says yes by the mail that came. */
async function subscribed(page: { id: string }, address: string, componentIds: string[] = []) {
  await addSubscriber(page.id, { kind: "email", target: address, componentIds });
  await tellAll();
  const mail = await readMail(got.mails.at(-1) ?? "");
  expect(mail.to).toBe(address.toLowerCase());
  expect(await confirmSubscriber(tokenIn(mail.link("subscription"), "confirm"))).not.toBeNull();
  got.mails.length = 0;
}

describe("subscribing by mail", () => {
  it("asks the address first, and tells it nothing before it says yes", async () => {
    const made = await newReaderPage("Acme & Söhne");
    await addSubscriber(made.page.id, { kind: "email", target: "Reader@Example.com" });
    await publish(made);
    await tellAll();
    expect(got.mails).toHaveLength(1);
    const asks = await readMail(got.mails[0] ?? "");
    expect(asks.to).toBe("reader@example.com");
    expect(asks.mail.from?.name).toBe("Acme & Söhne");
    expect(asks.mail.subject).toBe("Confirm: updates of Acme & Söhne");
    expect(asks.header("list-unsubscribe")).toBeNull();
    const link = asks.link("subscription");
    expect(link).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:3000/status/${made.page.slug}/subscription\\?confirm=`));
    // The address stands nowhere in the database as it is.
    const { rows: found } = await pool().query("select * from subscriber where status_page_id = $1", [made.page.id]);
    expect(JSON.stringify(found)).not.toMatch(/example\.com/i);

    const id = await confirmSubscriber(tokenIn(link, "confirm"));
    expect(id).toBe((await rows(made.page.id))[0]?.id);
    expect(await confirmSubscriber(tokenIn(link, "confirm"))).toBe(id);
    await publish(made, { title: "Checkout is down" });
    await tellAll();
    expect(got.mails).toHaveLength(2);
  });

  it("sends updates of one disturbance as one conversation, with a way out that needs no login", async () => {
    const made = await newReaderPage();
    await subscribed(made.page, "one@example.com");
    const thread = crypto.randomUUID();
    await publish(made, { thread, title: "Checkout is slow", about: [made.checkout], text: "First.\n\nSecond." });
    await publish(made, { thread, title: "Checkout was slow", status: "resolved", about: [made.checkout] });
    await tellAll();
    const [first, second] = await Promise.all(got.mails.map(readMail));
    expect(first?.mail.subject).toBe("[Acme] Checkout is slow");
    expect(second?.mail.subject).toBe("Re: [Acme] Checkout is slow");
    expect(second?.mail.inReplyTo).toBe(first?.mail.messageId);
    expect(second?.mail.references).toBe(first?.mail.messageId);
    expect(second?.mail.messageId).not.toBe(first?.mail.messageId);
    expect(second?.mail.text).toMatch(/^Resolved: Checkout was slow/);
    expect(first?.mail.text).toContain("Affects: Checkout");
    expect(first?.header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    const way = /^<(.+)>$/.exec(first?.header("list-unsubscribe") ?? "")?.[1] ?? "";
    expect(way).toMatch(new RegExp(`/status/${made.page.slug}/unsubscribe\\?token=`));
    await endSubscription("leave", tokenIn(way, "token"));
    expect(await rows(made.page.id)).toEqual([]);
    // Once more is the same, and nobody hears of what follows.
    await endSubscription("leave", tokenIn(way, "token"));
    await publish(made, { thread, status: "resolved" });
    await tellAll();
    expect(got.mails).toHaveLength(2);
  });

  it("tells those who chose components of these, and of what concerns the whole page", async () => {
    const made = await newReaderPage();
    await subscribed(made.page, "all@example.com");
    await subscribed(made.page, "search@example.com", [made.search]);
    await publish(made, { title: "Checkout", about: [made.checkout] });
    await publish(made, { title: "Search", about: [made.search] });
    await publish(made, { title: "Everything" });
    await tellAll();
    const sent = (await Promise.all(got.mails.map(readMail))).map(({ to, mail }) => `${to} ${mail.subject}`);
    expect(sent.toSorted()).toEqual([
      "all@example.com [Acme] Checkout",
      "all@example.com [Acme] Everything",
      "all@example.com [Acme] Search",
      "search@example.com [Acme] Everything",
      "search@example.com [Acme] Search",
    ]);
  });

  it("tells an update once, however often it is queued", async () => {
    const made = await newReaderPage();
    await subscribed(made.page, "once@example.com");
    const update = { id: crypto.randomUUID(), thread: crypto.randomUUID() };
    expect(await publish(made, update)).toBe(true);
    expect(await publish(made, update)).toBe(false);
    await tellAll();
    expect(got.mails).toHaveLength(1);
  });

  it("lets who has the link see and change what they hear of, and no link of another page", async () => {
    const [made, other] = [await newReaderPage(), await newReaderPage()];
    await subscribed(made.page, "manage@example.com");
    await publish(made);
    await tellAll();
    const link = (await readMail(got.mails[0] ?? "")).link("subscription");
    const token = tokenIn(link, "token");
    const seen = await readSubscription(made.page.slug, "manage", token);
    expect(seen).toMatchObject({ shown: "manage@example.com", confirmed: true, componentIds: [] });
    expect(await readSubscription(other.page.slug, "manage", token)).toBeNull();
    expect(await readSubscription(made.page.slug, "leave", token)).toBeNull();
    if (!seen) return;
    await changeSubscription(seen, [made.search]);
    expect((await readSubscription(made.page.slug, "manage", token))?.componentIds).toEqual([made.search]);
    expect(await refusal(changeSubscription(seen, [other.search]))).toMatchObject({ code: "invalid" });
  });
});

describe("who subscribes is told to nobody", () => {
  it("gives the same answer for an address that subscribes, and tells the address itself", async () => {
    const made = await newReaderPage();
    await subscribed(made.page, "known@example.com", [made.search]);
    expect(await addSubscriber(made.page.id, { kind: "email", target: "KNOWN@example.com" })).toBeUndefined();
    expect(await addSubscriber(made.page.id, { kind: "email", target: "new@example.com" })).toBeUndefined();
    await tellAll();
    const sent = await Promise.all(got.mails.map(readMail));
    expect(sent.map(({ to, mail }) => `${to} ${mail.subject}`).toSorted()).toEqual([
      "known@example.com Updates of Acme: you get them already",
      "new@example.com Confirm: updates of Acme",
    ]);
    // And somebody else changes nothing of it.
    const known = (await rows(made.page.id)).find(({ confirmedAt }) => confirmedAt !== null);
    expect(known?.componentIds).toEqual([made.search]);
  });

  it("writes an address no more than three letters an hour, and ten a day over all pages", async () => {
    const first = await newReaderPage();
    for (let turn = 0; turn < 6; turn++)
      expect(await addSubscriber(first.page.id, { kind: "email", target: "victim@example.com" })).toBeUndefined();
    await tellAll();
    expect(got.mails).toHaveLength(3);
    for (let turn = 0; turn < 5; turn++) {
      const { page } = await newReaderPage();
      for (let again = 0; again < 3; again++)
        await addSubscriber(page.id, { kind: "email", target: "victim@example.com" });
    }
    await tellAll();
    expect(got.mails).toHaveLength(10);
  });

  it("refuses what is no address before it looks for any, and a component of another page", async () => {
    const [made, other] = [await newReaderPage(), await newReaderPage()];
    for (const target of ["", "x", "a@b@c.de", "a@example.com, b@example.com", "a@example.com\nBcc: b@example.com"])
      expect(await refusal(addSubscriber(made.page.id, { kind: "email", target }))).toMatchObject({ code: "invalid" });
    for (const target of ["http://hooks.slack.com/x", "https://hooks.slack.com.evil.test/x", "javascript:alert(1)"])
      expect(await refusal(addSubscriber(made.page.id, { kind: "slack", target }))).toMatchObject({ code: "invalid" });
    const foreign = { kind: "email", target: "a@example.com", componentIds: [other.search] };
    expect(await refusal(addSubscriber(made.page.id, foreign))).toEqual({ code: "invalid", field: "componentIds" });
    expect(await rows(made.page.id)).toEqual([]);
  });

  it("forgets who never said yes", async () => {
    const made = await newReaderPage();
    await addSubscriber(made.page.id, { kind: "email", target: "never@example.com" });
    await forgetSubscribers();
    expect(await rows(made.page.id)).toHaveLength(1);
    await pool().query("update subscriber set created_at = now() - interval '8 days' where status_page_id = $1", [
      made.page.id,
    ]);
    await forgetSubscribers();
    expect(await rows(made.page.id)).toEqual([]);
  });
});

describe("subscribing by webhook", () => {
  it("is confirmed by the link in a test post, and then told signed by its id", async () => {
    const made = await newReaderPage();
    await addSubscriber(made.page.id, { kind: "webhook", target: got.hookUrl("/hook?key=SECRET") });
    await publish(made);
    await tellAll();
    expect(got.received).toHaveLength(1);
    const asks = JSON.parse(got.received[0]?.body ?? "");
    expect(asks.type).toBe("subscription.confirm");
    expect(await confirmSubscriber(tokenIn(asks.confirmUrl, "confirm"))).not.toBeNull();
    await publish(made, { title: "Search is slow", status: "identified", about: [made.search] });
    await tellAll();
    const told = got.received[1];
    expect(told?.headers["webhook-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(told?.body ?? "")).toMatchObject({
      type: "status-page.update",
      data: {
        page: { name: "Acme", url: `http://127.0.0.1:3000/status/${made.page.slug}` },
        update: { title: "Search is slow", status: "identified", components: ["Search"] },
      },
    });
  });

  it("tries again under the same id, and keeps the address out of what is noted", async () => {
    const made = await newReaderPage();
    got.answer = { status: 500, body: `I got ${got.hookUrl("/hook?key=SECRET")}` };
    await addSubscriber(made.page.id, { kind: "webhook", target: got.hookUrl("/hook?key=SECRET") });
    await tellAll();
    await pool().query("update subscriber_delivery set due_at = now() where status = 'pending'");
    got.answer = { status: 204 };
    await tellAll();
    expect(got.received).toHaveLength(2);
    expect(got.received[0]?.headers["webhook-id"]).toBe(got.received[1]?.headers["webhook-id"]);
    const { rows: noted } = await pool().query("select answer from subscriber_delivery");
    expect(JSON.stringify(noted)).not.toContain("SECRET");
  });

  it("ends when the other side says that it is gone", async () => {
    const made = await newReaderPage();
    await addSubscriber(made.page.id, { kind: "webhook", target: got.hookUrl() });
    await tellAll();
    await confirmSubscriber(tokenIn(JSON.parse(got.received[0]?.body ?? "").confirmUrl, "confirm"));
    got.answer = { status: 410 };
    await publish(made);
    await tellAll();
    await publish(made);
    await tellAll();
    expect(got.received).toHaveLength(2);
    expect((await rows(made.page.id))[0]?.stoppedReason).not.toBeNull();
  });
});
