import { expect, test } from "@playwright/test";

test("who comes from a search engine reads what a 502 means, without script", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? "" });
  const page = await context.newPage();
  const answer = await page.goto("/errors/502");
  expect(answer?.status()).toBe(200);
  await expect(page).toHaveTitle(/^502 Bad Gateway: .* · Hopcheck$/);
  await expect(page.getByRole("heading", { level: 1, name: "502 Bad Gateway" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "The app is not running" })).toBeVisible();
  await expect(page.getByText("tail -n 50 /var/log/nginx/error.log")).toBeVisible();
  await page.getByRole("link", { name: "Runbook: the app is not running or not on that port" }).first().click();
  await expect(page).toHaveURL(/\/errors\/upstream-refused$/);
  await context.close();
});

test("other names of an error lead to its page, and unknown ones to the index", async ({ page }) => {
  await page.goto("/errors/ECONNREFUSED");
  await expect(page).toHaveURL(/\/errors\/connection-refused$/);
  expect((await page.goto("/errors/no-such-thing"))?.status()).toBe(404);
  await page.getByLabel("Find an error").fill("econnreset");
  await page.getByRole("link", { name: "Connection reset" }).click();
  await expect(page).toHaveURL(/\/errors\/connection-reset$/);
});

test("the map of the site names every page by this installation's address", async ({ request, baseURL }) => {
  const map = await (await request.get("/sitemap.xml")).text();
  const urls = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url ?? ""));
  expect(urls.length).toBeGreaterThan(120);
  expect(urls.map(({ pathname }) => pathname)).toContain("/errors/504");
  expect(await (await request.get("/robots.txt")).text()).toContain(`Sitemap: ${urls[0]?.origin}/sitemap.xml`);
  for (const { pathname } of urls) {
    const answer = await request.get(`${baseURL}${pathname}`, { maxRedirects: 0 });
    expect(answer.status(), pathname).toBe(200);
  }
});
