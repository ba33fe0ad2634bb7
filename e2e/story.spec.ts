import { expect, type Page, test } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { type App, startApp } from "./stage/app";
import { linkIn, mailsTo, waitForMail } from "./stage/inbox";
import { type Nginx, startNginx } from "./stage/nginx";
import { signUp } from "./stage/sign-up";
import { startWebhookSink, type WebhookSink } from "./stage/webhook-sink";

const inbox = process.env["E2E_INBOX"] ?? "";

/** From first failure to alert: two confirmations after 2 and 4 seconds, and a check each 5. */
const confirmed = { timeout: 60_000 };

let app: App;
let nginx: Nginx;
let sink: WebhookSink;

test.beforeEach(async () => {
  app = await startApp();
  nginx = await startNginx({ upstreamPort: app.port, readTimeoutSeconds: 1 });
  sink = await startWebhookSink();
});
test.afterEach(async () => {
  await nginx.stop();
  await app.kill();
  await sink.stop();
});

async function addWebhook(page: Page): Promise<string> {
  await page.goto("/channels/new");
  await page.getByRole("link", { name: /^Webhook/ }).click();
  await page.getByLabel("URL").fill(sink.url);
  await page.getByRole("button", { name: "Add the channel" }).click();
  const secret = await page.getByText(/^whsec_/).textContent();
  await page.getByRole("link", { name: "Go on and send a test" }).click();
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText(/^Delivered in \d+ ms/)).toBeVisible();
  return secret ?? "";
}

async function addMonitor(page: Page, name: string, url: string): Promise<void> {
  await page.goto("/monitors/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("URL", { exact: true }).fill(url);
  await page.getByLabel("Check every").fill("5");
  await page.getByLabel("Unit").selectOption("seconds");
  await page.getByRole("button", { name: "Add monitor" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
}

/** What a page says, read again until it says it; pages are live, so nothing is reloaded. */
const says = (page: Page, words: RegExp | string) => expect(page.getByText(words).first()).toBeVisible(confirmed);

async function publishStatusPage(page: Page, slug: string, monitor: string): Promise<void> {
  await page.goto("/status-pages/new");
  await page.getByLabel("Name", { exact: true }).first().fill("Shop");
  await page.getByLabel("Address").fill(slug);
  await page.getByRole("button", { name: `Add ${monitor}` }).click();
  await page.getByRole("button", { name: "Publish status page" }).click();
  await expect(page).toHaveURL(/\/status-pages/);
}

const kinds = () => sink.received.map(({ body }) => (JSON.parse(body) as { type: string }).type);

test("from sign-up to the recovery in the same thread: the app behind nginx dies", async ({ page, browser }) => {
  const email = await signUp(page);
  const secret = await addWebhook(page);
  await addMonitor(page, "checkout", nginx.url);
  await says(page, /\bUp\b/i);

  const slug = `shop-${Date.now()}`;
  await publishStatusPage(page, slug, "checkout");
  const customer = await (await browser.newContext()).newPage();
  await expect(async () => {
    await customer.goto(`/status/${slug}`);
    await expect(customer.getByText(/operational/i).first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });

  await app.kill();
  const down = await waitForMail(
    inbox,
    email,
    /^Down: checkout · nginx cannot reach the app \(502\)$/,
    confirmed.timeout,
  );
  expect(down.text).toContain("nginx answered 502 at once");
  const opened = await sink.waitFor(({ body }) => body.includes('"incident.opened"'), 30_000);
  const verified = new Webhook(secret).verify(opened.body, opened.headers) as {
    data: { incident: { diagnosis: { reporter: unknown } } };
  };
  expect(verified.data.incident.diagnosis.reporter).toEqual({ product: "nginx", layer: "proxy" });

  await page.goto(linkIn(down, "/incidents/"));
  await says(page, /nginx answered 502/);
  await expect(async () => {
    await customer.goto(`/status/${slug}`);
    await expect(customer.getByRole("heading", { name: "Not available" })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });

  await app.start();
  const up = await waitForMail(inbox, email, /^Re: Down: checkout/, confirmed.timeout);
  expect(up.inReplyTo).toBe(down.messageId);
  expect(up.text).toContain("checkout answers again");
  await sink.waitFor(({ body }) => body.includes('"incident.resolved"'), 30_000);
  expect(kinds()).toEqual(["test", "incident.opened", "incident.resolved"]);
  await says(page, /Resolved by passing checks/i);
  await expect(page.getByText(/Notice "resolved" to/).first()).toBeVisible(confirmed);
  expect((await mailsTo(inbox, email)).filter(({ subject }) => subject.includes("checkout"))).toHaveLength(2);
});

test("a refused connection is told as one", async ({ page }) => {
  const email = await signUp(page);
  await addMonitor(page, "api", app.url);
  await says(page, /\bUp\b/i);
  await app.kill();
  const down = await waitForMail(inbox, email, /^Down: api · /, confirmed.timeout);
  expect(down.subject).toContain("Nothing accepts connections on that port");
  await app.start();
  await waitForMail(inbox, email, /^Re: Down: api/, confirmed.timeout);
});

test("a slow upstream ends in a 504 of nginx", async ({ page }) => {
  const email = await signUp(page);
  await addMonitor(page, "search", nginx.url);
  await says(page, /\bUp\b/i);
  await app.setDelay(4000);
  const down = await waitForMail(inbox, email, /^Down: search · /, confirmed.timeout);
  expect(down.subject).toBe("Down: search · nginx waits in vain for the app (504)");
  await page.goto(linkIn(down, "/incidents/"));
  await says(page, /nginx answered 504 after/);
  await app.setDelay(0);
  await waitForMail(inbox, email, /^Re: Down: search/, confirmed.timeout);
});
