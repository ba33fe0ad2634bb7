import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { type App, startApp } from "./stage/app";
import { signUp } from "./stage/sign-up";

const components = 20;
/** What a first visit may cost: everything, with headers, as it goes over the wire. */
const budget = { bytes: 100_000, requests: 4, layoutShift: 0.02, longTaskMs: 200 };
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let app: App;
let slug: string;

async function apiKey(page: Page): Promise<string> {
  await page.goto("/settings/api-keys");
  await page.getByLabel("What the key is for").fill("test");
  await page.getByRole("button", { name: "Make a key" }).click();
  return (await page.getByText(/^hc_/).first().textContent()) ?? "";
}

async function publish(request: APIRequestContext, key: string): Promise<string> {
  const call = async (path: string, data: unknown) => {
    const answer = await request.post(`/api/v1${path}`, { data, headers: { authorization: `Bearer ${key}` } });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()) as { id: string };
  };
  const shown = [];
  for (let number = 1; number <= components; number += 1) {
    const { id } = await call("/monitors", { name: `m${number}`, type: "http", url: app.url, intervalSeconds: 30 });
    shown.push({ monitorId: id, name: `Part ${number}`, group: number > 10 ? "Others" : null });
  }
  const name = `shop-${Date.now()}`;
  await call("/status-pages", { slug: name, name: "Acme Shop", components: shown });
  return name;
}

test.beforeAll(async ({ browser }) => {
  app = await startApp();
  const page = await browser.newPage();
  await signUp(page);
  slug = await publish(page.request, await apiKey(page));
  await page.close();
});
test.afterAll(() => app.kill());

const looks: readonly (readonly [string, BrowserContextOptions, string])[] = [
  ["light", { colorScheme: "light" }, ""],
  ["dark", { colorScheme: "dark" }, ""],
  ["from the right", { colorScheme: "light" }, "?lang=ar"],
  ["on a phone", { colorScheme: "dark", viewport: { width: 390, height: 844 } }, "?lang=de"],
];
for (const [name, options, query] of looks) {
  test(`is for everybody: ${name}`, async ({ browser }, info) => {
    const context = await browser.newContext({ ...options, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`/status/${slug}${query}`);
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: info.outputPath("page.png"), fullPage: true });
    await context.close();
  });
}

test("costs a first visit little", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  let bytes = 0;
  let requests = 0;
  network.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await page.addInitScript(() => {
    const seen = { shift: 0, longest: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ type: "longtask", buffered: true });
  });
  await page.goto(`/status/${slug}`, { waitUntil: "networkidle" });
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: { shift: number; longest: number } }).seen);
  console.log(JSON.stringify({ components, bytes, requests, ...seen }));
  expect(bytes).toBeLessThan(budget.bytes);
  expect(requests).toBeLessThanOrEqual(budget.requests);
  expect(seen.shift).toBeLessThan(budget.layoutShift);
  expect(seen.longest).toBeLessThan(budget.longTaskMs);
  await context.close();
});

test("is whole without a script, its times in UTC", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "fr-FR" });
  const page = await context.newPage();
  await page.goto(`/status/${slug}`);
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expect(page.getByRole("heading", { name: "Part 1", exact: true })).toBeVisible();
  await expect(page.locator("time").first()).toContainText("UTC");
  await context.close();
});

test("writes times in the reader's zone and speaks the chosen language from then on", async ({ browser }) => {
  const context = await browser.newContext({ timezoneId: "Asia/Tokyo", locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(`/status/${slug}`);
  await expect(page.locator("time").first()).toContainText("GMT+9");
  const german = page.getByRole("link", { name: "Deutsch" });
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (await german.evaluate((link) => link === document.activeElement)) break;
  }
  await expect(german).toBeFocused();
  expect(await german.evaluate((link) => getComputedStyle(link).outlineStyle)).not.toBe("none");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.goto(`/status/${slug}`);
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await context.close();
});
