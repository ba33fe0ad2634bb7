import { randomUUID } from "node:crypto";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDb, pool, systemDb } from "@/lib/db";
import { cancelOccurrence } from "@/lib/maintenance/cancel-occurrence";
import { createWindow } from "@/lib/maintenance/create-window";
import { createStatusPage } from "@/lib/status-page/create-status-page";
import type { StatusPage } from "@/lib/status-page/page";
import { newOrganization } from "@/lib/testing/factories";
import { GET as badge } from "./[slug]/badge.svg/route";
import { GET as embed } from "./[slug]/embed/route";
import { GET as atom } from "./[slug]/feed.atom/route";
import { GET as rss } from "./[slug]/feed.rss/route";
import { GET as calendar } from "./[slug]/maintenance.ics/route";
import { GET as widget } from "./[slug]/widget.js/route";

const sentinel = "SENTINEL-4b1e";
const routes = {
  "badge.svg": badge,
  "feed.atom": atom,
  "feed.rss": rss,
  "maintenance.ics": calendar,
  "widget.js": widget,
  embed,
} as const;
type RouteName = keyof typeof routes;
const names = (Object.keys(routes) as RouteName[]).filter((name) => name !== "embed");

let page: StatusPage;
let owner: Owner;

async function get(name: RouteName, { slug = page.slug, query = "", headers = {} } = {}) {
  const request = new Request(`http://127.0.0.1:3000/status/${slug}/${name}${query}`, { headers });
  const answer = await routes[name](request, { params: Promise.resolve({ slug }) });
  return { answer, text: await answer.text() };
}

type Owner = Awaited<ReturnType<typeof newOrganization>>;

async function newMonitor({ organizationId }: Owner): Promise<string> {
  const monitor = { type: "http", expect: {}, intervalSeconds: 60, timeoutMs: 1000, phase: 0, state: "down" };
  const { id } = await systemDb().monitor.create({
    data: { organizationId, name: `${sentinel}-name`, url: `http://${sentinel}.internal/`, ...monitor },
  });
  return id;
}

beforeAll(async () => {
  owner = await newOrganization();
  const { organizationId, actor } = owner;
  const monitorId = await newMonitor(owner);
  page = await createStatusPage(actor, {
    slug: `page-${randomUUID().slice(0, 8)}`,
    name: "Acme <b>",
    components: [{ monitorId, name: "Checkout" }],
  });
  const startedAt = new Date(Date.now() - 600_000);
  await systemDb().incident.create({
    data: {
      organizationId,
      monitorId,
      startedAt,
      openedAt: startedAt,
      diagnosis: { layer: "proxy", cause: sentinel, rule: sentinel, summary: sentinel },
      report: { url: sentinel },
    },
  });
});

afterAll(closeDb);

describe.each(names)("%s", (name) => {
  it("is public, kept for a while, shown by any site and runs nothing", async () => {
    const { answer, text } = await get(name);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toMatch(/^public, max-age=\d\d,/);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(text).not.toContain(sentinel);
    expect(text).not.toMatch(/upstream-refused|internal/);
  });

  it("is not sent again to those who have it", async () => {
    const { answer } = await get(name);
    const tag = answer.headers.get("etag") ?? "";
    const since = answer.headers.get("last-modified") ?? "";
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    const same = await get(name, { headers: { "if-none-match": `W/${tag}, "other"` } });
    expect([same.answer.status, same.text]).toEqual([304, ""]);
    if (since !== "") expect((await get(name, { headers: { "if-modified-since": since } })).answer.status).toBe(304);
    // A tag that does not match decides, whatever the time says (RFC 9110 §13.2.2).
    const other = { "if-none-match": '"other"', "if-modified-since": since };
    expect((await get(name, { headers: other })).answer.status).toBe(200);
    const earlier = { "if-modified-since": "Sun, 01 Nov 2020 00:00:00 GMT" };
    expect((await get(name, { headers: earlier })).answer.status).toBe(200);
  });

  it("is nothing at all for a page that is not there", async () => {
    const { answer, text } = await get(name, { slug: "no-such-page" });
    expect(answer.status).toBe(404);
    expect(answer.headers.get("cache-control")).toContain("no-store");
    expect(text).not.toContain("no-such-page");
  });

  it("asks the database once, however many ask for it", async () => {
    await get(name);
    let taken = 0;
    const count = () => {
      taken += 1;
    };
    const started = performance.now();
    pool().on("acquire", count);
    for (let turn = 0; turn < 50; turn++) await get(name);
    pool().off("acquire", count);
    // The status is read anew once a second; each reading takes a handful of statements.
    const readings = 1 + Math.floor((performance.now() - started) / 1000);
    expect(taken).toBeLessThan(20 * readings);
  });
});

describe("badge.svg", () => {
  const componentId = () => page.components[0]?.id ?? "";

  it("tells the state, the uptime and the response of a component", async () => {
    const { text: whole } = await get("badge.svg");
    expect(whole).toContain("<title>status: major outage</title>");
    const { text: one } = await get("badge.svg", { query: `?component=${componentId()}&label=shop` });
    expect(one).toContain("<title>shop: Not available</title>");
    const { text: uptime } = await get("badge.svg", { query: `?component=${componentId()}&type=uptime&period=7d` });
    expect(uptime).toContain("<title>Checkout uptime 7d: no data</title>");
    const { text: response } = await get("badge.svg", { query: `?component=${componentId()}&type=response` });
    expect(response).toContain("<title>Checkout response 30d: no data</title>");
  });

  it("is not there for a component of another page, in no way of asking", async () => {
    const { organizationId, actor } = await newOrganization();
    const { id: monitorId } = await systemDb().monitor.create({
      data: {
        organizationId,
        name: "x",
        type: "http",
        url: "http://x/",
        expect: {},
        intervalSeconds: 60,
        timeoutMs: 1,
        phase: 0,
      },
    });
    const other = await createStatusPage(actor, {
      slug: `page-${randomUUID().slice(0, 8)}`,
      name: "Other",
      components: [{ monitorId, name: `${sentinel}-other` }],
    });
    for (const type of ["state", "uptime", "response"]) {
      for (const period of ["24h", "7d", "30d", "90d"]) {
        for (const component of [other.components[0]?.id, monitorId, randomUUID()]) {
          const { answer, text } = await get("badge.svg", {
            query: `?component=${component}&type=${type}&period=${period}`,
          });
          expect(answer.status).toBe(404);
          expect(text).not.toContain(sentinel);
        }
      }
    }
  });

  it("escapes its label, and says what is wrong with what it does not know", async () => {
    const { text } = await get("badge.svg", { query: `?label=${encodeURIComponent('<script>alert(1)</script>"')}` });
    expect(text).not.toContain("<script");
    const { answer, text: refused } = await get("badge.svg", { query: "?type=cpu" });
    expect(answer.status).toBe(400);
    expect(refused).toContain("type is state, uptime, response");
  });
});

describe("maintenance.ics", () => {
  it("has what is planned for the page and what was cancelled, and nothing of other monitors", async () => {
    const [monitor, other] = await Promise.all([newMonitor(owner), newMonitor(owner)]);
    const made = await createStatusPage(owner.actor, {
      slug: `page-${randomUUID().slice(0, 8)}`,
      name: "Acme",
      components: [{ monitorId: monitor, name: "Search" }],
    });
    const start = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const daily = { start: `${start}T02:30`, timeZone: "Europe/Berlin", durationMinutes: 30, repeat: "daily" };
    const window = await createWindow(owner.actor, { name: "Backups", ...daily, monitorIds: [monitor] });
    await createWindow(owner.actor, { name: sentinel, ...daily, monitorIds: [other] });
    await cancelOccurrence(owner.actor, window.id, { from: window.upcoming[1]?.from });
    const { text } = await get("maintenance.ics", { slug: made.slug });
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
    const found = events
      .map((each) => [
        (each.getFirstPropertyValue("dtstart") as ICAL.Time).toJSDate().toISOString(),
        String(each.getFirstPropertyValue("status")),
      ])
      .toSorted();
    expect(found.slice(0, 3)).toEqual([
      [window.upcoming[0]?.from, "CONFIRMED"],
      [window.upcoming[1]?.from, "CANCELLED"],
      [window.upcoming[2]?.from, "CONFIRMED"],
    ]);
    expect(text).toContain("Affects: Search");
    expect(text).not.toContain(sentinel);
  });
});

describe("embed", () => {
  it("may be framed where its owner says so, and runs nothing", async () => {
    const before = await get("embed");
    expect(before.answer.headers.get("content-security-policy")).toMatch(/frame-ancestors 'none'$/);
    expect(before.text).toContain("Not available");
    expect(before.text).toContain("Acme &lt;b&gt;");
    expect(before.text).not.toMatch(/<script|SENTINEL/);
    const made = await createStatusPage(owner.actor, { slug: `page-${randomUUID().slice(0, 8)}`, name: "Framed" });
    const embedOrigins = ["https://example.com", "https://*.example.org"];
    await systemDb().readerSettings.create({
      data: { organizationId: owner.organizationId, statusPageId: made.id, embedOrigins },
    });
    const { answer } = await get("embed", { slug: made.slug });
    expect(answer.headers.get("content-security-policy")).toMatch(
      /frame-ancestors https:\/\/example\.com https:\/\/\*\.example\.org$/,
    );
  });
});
