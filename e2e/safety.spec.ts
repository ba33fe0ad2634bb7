import { expect, type Page, test } from "@playwright/test";
import { signUp } from "./stage/sign-up";

/** What the browser refused because of a page's own policy, and what went wrong in its scripts. */
async function complaintsOf(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  await page.exposeFunction("noteRefusal", (text: string) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
      (window as unknown as { noteRefusal(text: string): void }).noteRefusal(
        `${violatedDirective} refused ${blockedURI} in ${sourceFile}`,
      );
    });
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

const pages = [
  "/",
  "/errors",
  "/errors/502",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/overview",
  "/monitors",
  "/monitors/new",
  "/incidents",
  "/channels",
  "/channels/new",
  "/channels/new/webhook",
  "/deployments",
  "/status-pages",
  "/status-pages/new",
  "/settings",
  "/settings/api-keys",
  "/settings/agents",
];

test("every page keeps to its own policy, in both themes", async ({ page }) => {
  const complaints = await complaintsOf(page);
  await signUp(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of pages) {
      const answer = await page.goto(path);
      expect(answer?.headers()["content-security-policy"], path).toContain("frame-ancestors 'none'");
      await expect(page.locator("html"), path).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
      await expect(page.getByRole("heading", { level: 1 }).first(), path).toBeVisible();
    }
  }
  expect(complaints).toEqual([]);
});

test("an answer has a nonce of its own, and a page that is not there says 404", async ({ page, request }) => {
  const policyOf = async () => (await request.get("/sign-in")).headers()["content-security-policy"];
  expect(await policyOf()).not.toBe(await policyOf());
  await signUp(page);
  const nobody = "00000000-0000-7000-8000-000000000000";
  for (const place of ["monitors", "incidents", "channels", "deployments", "status-pages"])
    expect((await page.goto(`/${place}/${nobody}`))?.status(), place).toBe(404);
});

test("no header of a client says who it is", async ({ page, request }) => {
  const email = await signUp(page);
  const forged = { "x-forwarded-for": "203.0.113.66", "x-hopcheck-client": "203.0.113.66" };
  const answer = await request.post("/api/auth/sign-in/email", {
    data: { email, password: "correct horse battery" },
    headers: { ...forged, origin: process.env["E2E_URL"] ?? "" },
  });
  expect(answer.status()).toBe(200);
  await page.goto("/settings");
  await expect(page.getByText("127.0.0.1").first()).toBeVisible();
  await expect(page.getByText("203.0.113.66")).toHaveCount(0);
});

test("an address that cannot be read is refused in words", async ({ request }) => {
  for (const path of ["/errors/%E0%A4%A", "/status/%", "/%zz"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(400);
    expect(await answer.text()).toContain("cannot be read");
  }
});
