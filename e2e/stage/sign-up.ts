import { expect, type Page } from "@playwright/test";
import { linkIn, waitForMail } from "./inbox";

/** Makes an account as a person does, with the mail that confirms the address. @returns the address */
export async function signUp(page: Page): Promise<string> {
  const inbox = process.env["E2E_INBOX"] ?? "";
  const email = `ada-${Date.now()}@example.com`;
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Ada");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  const mail = await waitForMail(inbox, email, /Confirm your e-mail address/);
  await page.goto(linkIn(mail, "/api/auth/verify-email"));
  await expect(page).toHaveURL(/\/overview$/);
  return email;
}
