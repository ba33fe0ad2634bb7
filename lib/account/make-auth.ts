import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { nextCookies } from "better-auth/next-js";
import { passwordLength } from "@/lib/account/password";
import { systemDb } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { type AccountMail, sendKnownAddressMail, sendResetMail, sendVerificationMail } from "@/lib/mail/account-mail";
import { createOrganization } from "@/lib/organization/create-organization";

const hour = 3600;

/** A mail that cannot be sent must not tell the asker anything: it is logged. */
async function deliver(
  send: (mail: AccountMail) => Promise<{ outcome: string; answer: string }>,
  mail: AccountMail,
): Promise<void> {
  const { outcome, answer } = await send(mail);
  if (outcome !== "delivered") log("account").error({ answer }, "an account mail could not be sent; check SMTP_URL");
}

const limits = {
  enabled: true,
  storage: "database" as const,
  window: 60,
  max: 200,
  customRules: {
    "/sign-in/email": { window: 60, max: 10 },
    "/sign-up/email": { window: 60, max: 5 },
    "/request-password-reset": { window: 60, max: 5 },
    "/send-verification-email": { window: 60, max: 5 },
    "/reset-password": { window: 60, max: 10 },
    "/get-session": false as const,
  },
};

function makeAuth() {
  const { APP_URL, HOPCHECK_SECRET, TRUSTED_PROXIES } = env();
  return betterAuth({
    appName: "Hopcheck",
    // Fixed: a Host header must not choose where a link in a mail leads.
    baseURL: APP_URL,
    basePath: "/api/auth",
    secret: HOPCHECK_SECRET,
    telemetry: { enabled: false },
    database: prismaAdapter(systemDb(), { provider: "postgresql" }),
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: hour,
      sendResetPassword: ({ user, url }) => deliver(sendResetMail, { to: user.email, name: user.name, url }),
      onExistingUserSignUp: ({ user }) =>
        deliver(sendKnownAddressMail, { to: user.email, name: user.name, url: `${APP_URL}/sign-in` }),
    },
    emailVerification: {
      sendOnSignUp: true,
      autoSignInAfterVerification: true,
      expiresIn: hour,
      sendVerificationEmail: ({ user, url }) => deliver(sendVerificationMail, { to: user.email, name: user.name, url }),
    },
    session: { expiresIn: 30 * 24 * hour, updateAge: 24 * hour, cookieCache: { enabled: false } },
    rateLimit: limits,
    advanced: {
      // Said outright: an environment variable of the process must not switch these off.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: APP_URL.startsWith("https://"),
      cookiePrefix: "hopcheck",
      // Written by the server itself over whatever a client sends: see `scripts/serve-web.mjs`.
      ipAddress: { ipAddressHeaders: ["x-hopcheck-client"], trustedProxies: TRUSTED_PROXIES },
    },
    // Sets the session cookie from a server action too.
    plugins: [nextCookies()],
    databaseHooks: {
      user: {
        create: {
          after: async (user) => {
            await createOrganization({ userId: user.id, email: user.email }, `${user.name}'s organization`);
          },
        },
      },
    },
  });
}

export type Auth = ReturnType<typeof makeAuth>;

let made: Auth | undefined;

/** The account library, set as this product needs it; made at first use so that a build needs no environment. */
export function auth(): Auth {
  made ??= makeAuth();
  return made;
}

/** Turns what the account library throws into an expected refusal; anything else goes on as it is. */
export function accountError(error: unknown): AppError | null {
  const { statusCode, body } = error as { statusCode?: number; body?: { message?: string } };
  if (statusCode === undefined || statusCode >= 500) return null;
  const message = body?.message ?? "That did not work.";
  if (statusCode === 429) return new AppError("limit", "Too many tries. Wait a minute and try again.");
  return new AppError(statusCode === 401 ? "unauthenticated" : statusCode === 403 ? "forbidden" : "invalid", message);
}
