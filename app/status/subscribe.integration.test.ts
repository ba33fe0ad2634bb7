import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { pool, systemDb } from "@/lib/db";
import { clientTries } from "@/lib/subscriber/limit-client";
import { receiversForFile } from "@/lib/testing/alert-receivers";
import { newReaderPage, nothingDue, publish, readMail, tellAll } from "@/lib/testing/subscribers";
import * as subscribe from "./[slug]/subscribe/route";
import * as subscription from "./[slug]/subscription/route";
import * as unsubscribe from "./[slug]/unsubscribe/route";

const got = receiversForFile();
const routes = { subscribe, subscription, unsubscribe } as const;

beforeEach(nothingDue);

type Sent = { form?: Record<string, string> | string; headers?: Record<string, string> };

/** Opens an address of ours, or sends a form to it. */
async function open(address: string, { form, headers = {} }: Sent = {}) {
  const url = new URL(address, "http://127.0.0.1:3000");
  const [, , slug = "", name = ""] = url.pathname.split("/");
  const route = routes[name as keyof typeof routes];
  const body = form === undefined ? null : typeof form === "string" ? form : new URLSearchParams(form).toString();
  const type = body === null ? {} : { "content-type": "application/x-www-form-urlencoded" };
  const request = new Request(url, { method: body === null ? "GET" : "POST", body, headers: { ...type, ...headers } });
  const answer = await route[body === null ? "GET" : "POST"](request, { params: Promise.resolve({ slug }) });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
}

const lastMail = async () => readMail(got.mails.at(-1) ?? "");
const count = (statusPageId: string) => systemDb().subscriber.count({ where: { statusPageId } });

/** Through the pages, as a reader would. */
async function subscribed(slug: string, target: string): Promise<void> {
  await open(`/status/${slug}/subscribe`, { form: { kind: "email", target } });
  await tellAll();
  const link = (await lastMail()).link("subscription");
  expect((await open(link)).html).toContain("Confirm your subscription");
  expect((await open(link, { form: "" })).html).toContain("You are subscribed");
  got.mails.length = 0;
}

describe("the pages of subscribing", () => {
  it("carry no script and no cookie, are kept by nobody and framed by nobody", async () => {
    const { page } = await newReaderPage(`<script>alert(1)</script>"'&`);
    for (const name of ["subscribe", "subscription", "unsubscribe"]) {
      const { headers, html } = await open(`/status/${page.slug}/${name}`);
      expect(html).not.toMatch(/<script|javascript:|\son\w+=/i);
      expect(headers.get("set-cookie")).toBeNull();
      expect(headers.get("cache-control")).toBe("private, no-store");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      const policy = headers.get("content-security-policy");
      expect(policy).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      );
    }
  });

  it("need two yeses: of who sends the form, and of who has the address", async () => {
    const { page } = await newReaderPage();
    const sent = await open(`/status/${page.slug}/subscribe`, { form: { kind: "email", target: "two@example.com" } });
    expect([sent.status, sent.html.includes("Look for our message")]).toEqual([200, true]);
    await tellAll();
    const link = (await lastMail()).link("subscription");
    // Opening the link is no yes.
    await open(link);
    expect(await systemDb().subscriber.count({ where: { statusPageId: page.id, confirmedAt: null } })).toBe(1);
    await open(link, { form: "" });
    expect(await systemDb().subscriber.count({ where: { statusPageId: page.id, confirmedAt: null } })).toBe(0);
  });

  it("answer the same, byte by byte, whether an address subscribes or not", async () => {
    const { page } = await newReaderPage();
    await subscribed(page.slug, "known@example.com");
    const answers = [];
    for (const target of ["known@example.com", "unknown@example.com", "known@example.com"]) {
      const { status, html, headers } = await open(`/status/${page.slug}/subscribe`, {
        form: { kind: "email", target },
      });
      answers.push(JSON.stringify([status, html, [...headers]]));
    }
    expect(new Set(answers).size).toBe(1);
    for (const token of ["x", "A".repeat(51)])
      expect((await open(`/status/${page.slug}/subscription?token=${token}`)).status).toBe(404);
  });

  it("end it by one POST without anything else, and by nothing less", async () => {
    const made = await newReaderPage();
    await subscribed(made.page.slug, "leave@example.com");
    await publish(made);
    await tellAll();
    const way = /<(.+)>/.exec((await lastMail()).header("list-unsubscribe") ?? "")?.[1] ?? "";
    const shown = await open(way);
    expect(shown.html).toContain("<button>Unsubscribe</button>");
    expect(await count(made.page.id)).toBe(1);
    // What mail programs send, RFC 8058 §3.2; also as multipart.
    const ended = await open(way, { form: "List-Unsubscribe=One-Click" });
    expect([ended.status, await count(made.page.id)]).toEqual([200, 0]);
    expect((await open(way)).status).toBe(404);
    expect((await open(way, { form: "List-Unsubscribe=One-Click" })).status).toBe(200);
  });

  it("let a reader choose components, and say what is wrong with a form", async () => {
    const made = await newReaderPage();
    await subscribed(made.page.slug, "choose@example.com");
    await publish(made);
    await tellAll();
    const link = (await lastMail()).link("subscription");
    expect((await open(link)).html).toContain("choose@example.com");
    const saved = await open(link, { form: { about: "some", component: made.search } });
    expect(saved.html).toContain('role="status">Saved.');
    expect((await open(link)).html).toMatch(new RegExp(`value="${made.search}" checked`));
    expect((await open(link, { form: { about: "some", component: randomUUID() } })).html).toContain('role="alert"');
    const bad = await open(`/status/${made.page.slug}/subscribe`, { form: { kind: "email", target: '"><b>x' } });
    expect([bad.status, bad.html.includes('role="alert"'), bad.html.includes("<b>x")]).toEqual([400, true, false]);
  });

  it("count the tries of one client, and of no other", async () => {
    const { page } = await newReaderPage();
    const from = (client: string, target: string) =>
      open(`/status/${page.slug}/subscribe`, {
        form: { kind: "email", target },
        headers: { "x-hopcheck-client": client },
      });
    const statuses = [];
    for (let turn = 0; turn <= clientTries.points; turn++)
      statuses.push((await from("203.0.113.7", `reader${turn}@example.com`)).status);
    expect(statuses).toEqual([...new Array(clientTries.points).fill(200), 429]);
    expect((await from("203.0.113.8", "other@example.com")).status).toBe(200);
  });

  it("take nothing where the owner wants no subscriptions, and are not there for a page that is not", async () => {
    const { page, organizationId } = await newReaderPage();
    await systemDb().readerSettings.create({
      data: { organizationId, statusPageId: page.id, subscriptions: false, embedOrigins: [] },
    });
    expect((await open(`/status/${page.slug}/subscribe`)).html).toContain("takes no subscriptions");
    const sent = await open(`/status/${page.slug}/subscribe`, { form: { kind: "email", target: "no@example.com" } });
    expect([sent.status, await count(page.id)]).toEqual([403, 0]);
    expect((await open("/status/no-such-page/subscribe")).status).toBe(404);
    const { rows } = await pool().query("select count(*)::int as n from subscriber_delivery");
    expect(rows[0].n).toBe(0);
  });
});
