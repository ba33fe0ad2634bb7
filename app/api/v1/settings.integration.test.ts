import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fieldsOf, held, listed, pagesOf } from "@/app/api/v1/_answers";
import { monitorBody, newTenant } from "@/app/api/v1/_testing";
import { channel, monitor, statusPage } from "@/lib/api/answers";
import { closeRateLimits } from "@/lib/api/rate-limit";
import { shutDown } from "@/lib/queue/shut-down";

let target: Server;
let url: string;

beforeAll(async () => {
  target = createServer((_request, response) => response.writeHead(204).end());
  await new Promise<void>((resolve) => target.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(target.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  target.close();
  closeRateLimits();
  await shutDown();
});

describe("channels", () => {
  it("are made with a secret that is shown once, changed, tested and removed", async () => {
    const tenant = await newTenant();
    const { call } = tenant;
    const hook = await call("POST", "/channels", { body: { type: "webhook", url: `${url}hook` } });
    const { secret } = hook.body;
    expect([hook.status, secret]).toEqual([201, expect.stringMatching(/^whsec_/)]);
    const id = String(hook.body["id"]);
    const mail = await call("POST", "/channels", { body: { type: "email", address: "owner@example.com" } });
    expect(mail.status).toBe(201);
    expect(mail.body).not.toHaveProperty("secret");

    const shown = await call("GET", `/channels/${id}`);
    held(channel, shown);
    const list = await call("GET", "/channels");
    expect(listed(channel, list).length).toBe(2);
    for (const got of [shown, list]) expect(got.text).not.toContain(String(secret));
    expect((await pagesOf(tenant, "/channels", 1)).length).toBe(2);
    expect(held(channel, await call("PATCH", `/channels/${id}`, { body: { name: "ops" } })).name).toBe("ops");

    const tested = await call("POST", `/channels/${id}/test`);
    expect([tested.status, tested.body["outcome"]]).toEqual([200, "delivered"]);
    expect((await call("DELETE", `/channels/${id}`)).status).toBe(204);
    expect((await call("GET", `/channels/${id}`)).status).toBe(404);
  });

  it.each([
    [{ type: "email", address: "not an address" }, "address"],
    [{ type: "email", address: "a@example.com, b@example.com" }, "address"],
    [{ type: "email", address: "a@example.com\r\nBcc: b@example.com" }, "address"],
    [{ type: "webhook", url: "file:///etc/passwd" }, "url"],
    [{ type: "webhook", url: "https://user:password@example.com/" }, "url"],
    [{ type: "pigeon" }, "type"],
    [{}, "type"],
  ])("%j is refused by field", async (body, field) => {
    const { call } = await newTenant();
    const got = await call("POST", "/channels", { body });
    expect(got.status).toBe(400);
    expect(fieldsOf(got)).toContain(field);
    expect((await call("GET", "/channels")).body["data"]).toEqual([]);
  });
});

describe("status pages", () => {
  it("are made, changed and removed", async () => {
    const tenant = await newTenant();
    const { call } = tenant;
    const made = held(monitor, await call("POST", "/monitors", { body: monitorBody() }), 201);
    const slug = `page-${randomUUID()}`;
    const components = [{ monitorId: made.id, name: "Checkout", group: "Shop" }];
    const posted = await call("POST", "/status-pages", { body: { slug, name: "Shop", components } });
    const page = held(statusPage, posted, 201);
    expect(posted.headers.get("location")).toBe(`/api/v1/status-pages/${page.id}`);
    expect(page).toMatchObject({
      slug,
      name: "Shop",
      components: [{ monitorId: made.id, name: "Checkout", group: "Shop" }],
    });
    expect(held(statusPage, await call("GET", `/status-pages/${page.id}`))).toEqual(page);
    expect(listed(statusPage, await call("GET", "/status-pages"))).toEqual([page]);
    expect(
      held(statusPage, await call("PATCH", `/status-pages/${page.id}`, { body: { name: "Store" } })),
    ).toMatchObject({
      name: "Store",
      slug,
    });
    const taken = await (await newTenant()).call("POST", "/status-pages", {
      body: { slug, name: "Mine", components: [] },
    });
    expect([400, 409]).toContain(taken.status);
    expect((await call("DELETE", `/status-pages/${page.id}`)).status).toBe(204);
    expect((await call("GET", `/status-pages/${page.id}`)).status).toBe(404);
  });
});
