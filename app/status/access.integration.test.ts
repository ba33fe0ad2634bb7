import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { readablePage } from "@/app/status/_readable";
import { GET as enter, POST as tryPassword } from "@/app/status/[slug]/enter/route";
import { closeDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { createStatusPage } from "@/lib/status-page/create-status-page";
import { addAccessLink, changeAccess, getAccess, revokeAccessLink } from "@/lib/status-page/page-access";
import { newOrganization } from "@/lib/testing/factories";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const routes = import.meta.glob<Record<string, Handler>>("./\\[slug\\]/**/route.ts", { eager: true });
const readers = Object.entries(routes).filter(([file]) => !file.endsWith("/enter/route.ts"));

const sentinel = "SENTINEL-closed";
const password = "correct horse battery";

async function fixture(): Promise<{ actor: Actor; slug: string; pageId: string }> {
  const { actor } = await newOrganization();
  const slug = `page-${randomUUID().slice(0, 8)}`;
  const page = await createStatusPage(actor, { slug, name: sentinel, description: sentinel });
  return { actor, slug, pageId: page.id };
}

const at = (slug: string, headers: Record<string, string> = {}, query = "") =>
  new Request(`http://localhost/status/${slug}${query}`, { headers });
/** Pages are read anew a fifth of a second after the last time. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 250));
const may = async (request: Request, slug: string) => {
  await settled();
  return (await readablePage(request, slug)).may;
};
const passOf = (response: Response) => (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

function post(slug: string, tried: string, client: string) {
  const body = new URLSearchParams({ password: tried }).toString();
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": String(body.length),
    "x-hopcheck-client": client,
  };
  const request = new Request(`http://localhost/status/${slug}/enter`, { method: "POST", body, headers });
  return tryPassword(request, { params: Promise.resolve({ slug }) });
}

afterAll(closeDb);

describe("a page that may not be read", () => {
  const rules = [
    [{ rule: "password", password }, 401],
    [{ rule: "link" }, 404],
    [{ rule: "network", networks: ["203.0.113.0/24"] }, 404],
    [{ rule: "members" }, 404],
  ] as const;

  it.each(rules)("says nothing of itself at any address: %o", async (access, status) => {
    const { actor, slug, pageId } = await fixture();
    await changeAccess(actor, pageId, access);
    await settled();
    expect(readers.length).toBeGreaterThan(0);
    for (const [file, route] of readers) {
      const params = Promise.resolve({ slug, document: "summary.json", id: randomUUID() });
      const answer = await (route["GET"] as Handler)(at(slug), { params });
      // What a signed link opens is nothing to those without one, whatever the page asks for.
      const byLink = /\/(subscription|unsubscribe)\/route\.ts$/.test(file);
      expect([file, answer.status]).toEqual([file, byLink ? 404 : status]);
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
      expect(answer.headers.get("x-hopcheck-keep")).toBeNull();
      const told = `${await answer.text()} ${JSON.stringify([...answer.headers])}`;
      expect(told).not.toContain(sentinel);
      expect(told).not.toContain(pageId);
    }
  });

  it("is never kept for others when its reader may read it", async () => {
    const { actor, slug, pageId } = await fixture();
    await changeAccess(actor, pageId, { rule: "network", networks: ["203.0.113.0/24"] });
    await settled();
    const document = routes["./[slug]/api/v2/[document]/route.ts"]?.["GET"] as Handler;
    const request = at(slug, { "x-hopcheck-client": "203.0.113.7" });
    const answer = await document(request, { params: Promise.resolve({ slug, document: "summary.json" }) });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("x-hopcheck-keep")).toBeNull();
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("a password", () => {
  it("lets its holder in until it is changed, and nobody else", async () => {
    const { actor, slug, pageId } = await fixture();
    await changeAccess(actor, pageId, { rule: "password", password });
    await settled();
    const wrong = await post(slug, "not the password", "198.51.100.1");
    expect([wrong.status, wrong.headers.get("location"), wrong.headers.get("set-cookie")]).toEqual([
      303,
      `/status/${slug}?problem=password`,
      null,
    ]);
    const right = await post(slug, password, "198.51.100.1");
    const cookie = passOf(right);
    expect(right.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Lax/);
    expect(await may(at(slug, { cookie }), slug)).toBe(true);
    expect(await may(at(slug, { cookie: `${cookie}x` }), slug)).toBe(false);

    const other = await fixture();
    await changeAccess(other.actor, other.pageId, { rule: "password", password });
    expect(await may(at(other.slug, { cookie }), other.slug)).toBe(false);

    await changeAccess(actor, pageId, { rule: "password", password: "another good password" });
    expect(await may(at(slug, { cookie }), slug)).toBe(false);
    expect(JSON.stringify(await getAccess(actor, pageId))).not.toContain("scrypt");
  });

  it("can be tried ten times in ten minutes by one client; others still can", async () => {
    const { actor, slug, pageId } = await fixture();
    await changeAccess(actor, pageId, { rule: "password", password });
    await settled();
    const client = `10.${Math.floor(Math.random() * 250)}.7.1`;
    for (let tried = 0; tried < 10; tried += 1) await post(slug, "wrong wrong wrong", client);
    expect((await post(slug, password, client)).headers.get("location")).toBe(`/status/${slug}?problem=limit`);
    expect(passOf(await post(slug, password, "192.0.2.44"))).not.toBe("");
  });

  it("must be there before the page asks for it", async () => {
    const { actor, pageId } = await fixture();
    await expect(changeAccess(actor, pageId, { rule: "password" })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("a signed link", () => {
  const open = async (slug: string, key: string) =>
    enter(at(slug, {}, `/enter?key=${key}`), { params: Promise.resolve({ slug }) });

  it("opens the page until it is revoked", async () => {
    const { actor, slug, pageId } = await fixture();
    await changeAccess(actor, pageId, { rule: "link" });
    const made = await addAccessLink(actor, pageId, { name: "For Ada", days: 7 }, new Date());
    await addAccessLink(actor, pageId, { name: "For Bob", days: null }, new Date());
    await settled();
    const key = new URL(made.links[0]?.url ?? "").searchParams.get("key") ?? "";
    const answer = await open(slug, key);
    expect(answer.headers.get("location")).toBe(`/status/${slug}`);
    const cookie = passOf(answer);
    expect(await may(at(slug, { cookie }), slug)).toBe(true);
    expect(await may(at(slug, {}, `?key=${key}`), slug)).toBe(true);
    expect(await may(at(slug, {}, `?key=${key.slice(0, -2)}`), slug)).toBe(false);
    await revokeAccessLink(actor, pageId, made.links[0]?.id ?? "");
    expect(await may(at(slug, { cookie }), slug)).toBe(false);
    expect(passOf(await open(slug, key))).toBe("");
  });

  it("ends when its time has come", async () => {
    const { actor, slug, pageId } = await fixture();
    await changeAccess(actor, pageId, { rule: "link" });
    const past = new Date(Date.now() - 2 * 86_400_000);
    const { links } = await addAccessLink(actor, pageId, { name: "Old", days: 1 }, past);
    const key = new URL(links[0]?.url ?? "").searchParams.get("key") ?? "";
    expect(await may(at(slug, {}, `?key=${key}`), slug)).toBe(false);
  });
});

describe("networks", () => {
  it("are those of who really connected", async () => {
    const { actor, slug, pageId } = await fixture();
    await changeAccess(actor, pageId, { rule: "network", networks: ["203.0.113.0/24", "2001:db8:7::/48"] });
    const from = (client: string) => may(at(slug, { "x-hopcheck-client": client }), slug);
    expect(await from("203.0.113.200")).toBe(true);
    expect(await from("2001:db8:7:1::5")).toBe(true);
    expect(await from("203.0.114.1")).toBe(false);
    // Without trusted proxies only the last of a chain is believed.
    expect(await from("203.0.113.200, 198.51.100.9")).toBe(false);
  });
});

it("another organization's page is not to be had", async () => {
  const { pageId } = await fixture();
  const { actor } = await newOrganization();
  await expect(changeAccess(actor, pageId, { rule: "public" })).rejects.toMatchObject({ code: "not-found" });
  await expect(addAccessLink(actor, pageId, { name: "x", days: 1 }, new Date())).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(revokeAccessLink(actor, pageId, randomUUID())).rejects.toMatchObject({ code: "not-found" });
});
