import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createUser } from "@/lib/account/create-user";
import { auth } from "@/lib/account/make-auth";
import { requestReset } from "@/lib/account/request-reset";
import { resetPassword } from "@/lib/account/reset-password";
import { signIn } from "@/lib/account/sign-in";
import { signUp } from "@/lib/account/sign-up";
import { authenticateApiKey } from "@/lib/api-key/authenticate-api-key";
import { createApiKey } from "@/lib/api-key/create-api-key";
import { listApiKeys } from "@/lib/api-key/list-api-keys";
import { revokeApiKey } from "@/lib/api-key/revoke-api-key";
import { listChannels } from "@/lib/channel/list-channels";
import { pool, systemDb } from "@/lib/db";
import { env } from "@/lib/env";
import { membershipOf } from "@/lib/organization/membership-of";
import { shutDown } from "@/lib/queue/shut-down";
import { newOrganization } from "@/lib/testing/factories";

afterAll(shutDown);
// The limits hold over all tests: each begins with a clean count.
beforeEach(() => pool().query("delete from rate_limit"));

const password = "correct horse battery";
const newAddress = (): string => `u-${randomUUID().slice(0, 8)}@example.com`;

async function mailsTo(address: string): Promise<{ subject: string; text: string }[]> {
  const inbox = process.env["INBOX_URL"] ?? "";
  const { data } = (await (await fetch(`${inbox}/api/messages?to=${encodeURIComponent(address)}`)).json()) as {
    data: { subject: string; text: string }[];
  };
  return data;
}

/** A call from a browser on our own pages, unless the headers say otherwise. */
function call(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  const { APP_URL } = env();
  return auth().handler(
    new Request(`${APP_URL}/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: APP_URL, ...headers },
      body: JSON.stringify(body),
    }),
  );
}

const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

async function signedIn(): Promise<{ email: string; cookie: string; userId: string }> {
  const email = newAddress();
  const { userId } = await createUser({ email, password });
  return { email, userId, cookie: cookieOf(await call("/sign-in/email", { email, password })) };
}

const sessionOf = (cookie: string) => auth().api.getSession({ headers: new Headers({ cookie }) });
const linkOf = (text: string): URL => new URL(/https?:\S+/.exec(text)?.[0] ?? "");

describe("signing up", () => {
  it("makes the person's organization with their address as its channel, and lets nobody in before the address is confirmed", async () => {
    const email = newAddress();
    await signUp({ name: "Ada", email, password }, new Headers());
    expect((await call("/sign-in/email", { email, password })).status).toBe(403);
    const [mail] = await mailsTo(email);
    const link = linkOf(mail?.text ?? "");
    expect(link.origin).toBe(env().APP_URL);
    const confirmed = await auth().handler(new Request(link));
    expect(confirmed.status).toBe(302);
    expect(await sessionOf(cookieOf(confirmed))).not.toBeNull();
    const user = await systemDb().user.findUniqueOrThrow({ where: { email } });
    const membership = await membershipOf(user.id);
    expect(membership).toMatchObject({ role: "owner", organizationName: "Ada's organization" });
    const channels = await listChannels({ kind: "system", organizationId: membership?.organizationId ?? "" });
    expect(channels.data).toMatchObject([{ type: "email", address: email }]);
  });

  it("looks the same for an address that is taken, and tells its owner", async () => {
    const { email } = await signedIn();
    await signUp({ name: "Eve", email, password: "another password" }, new Headers());
    expect((await mailsTo(email)).map(({ subject }) => subject)).toContain("You have an account already");
    expect((await call("/sign-in/email", { email, password: "another password" })).status).toBe(401);
  });

  it.each([
    ["no name", { name: "" }, "name"],
    ["two addresses", { email: "a@ok.test, e@e.test" }, "email"],
    ["a line break in the address", { email: "a@ok.test\r\nRCPT TO:<e@e.test>" }, "email"],
    ["a short password", { password: "short" }, "password"],
    ["a role", { role: "admin" }, "role"],
  ])("refuses %s", async (_name, over, field) => {
    const given = { name: "Ada", email: newAddress(), password, ...over };
    await expect(signUp(given, new Headers())).rejects.toMatchObject({ code: "invalid", fields: [{ field }] });
  });

  it("takes nothing but what it asks for", async () => {
    const email = newAddress();
    await call("/sign-up/email", { name: "Ada", email, password, emailVerified: true, id: "1", role: "admin" });
    expect(await systemDb().user.findUnique({ where: { email } })).toMatchObject({ emailVerified: false });
  });
});

describe("a session", () => {
  it("ends with sign-out, and others with a change or reset of the password", async () => {
    const { email, cookie } = await signedIn();
    const other = cookieOf(await call("/sign-in/email", { email, password }));
    await call(
      "/change-password",
      { currentPassword: password, newPassword: "a newer password", revokeOtherSessions: true },
      { cookie: other },
    );
    expect(await sessionOf(cookie)).toBeNull();

    await requestReset({ email }, new Headers());
    const mail = (await mailsTo(email)).find(({ subject }) => subject === "Choose a new password");
    const link = linkOf(mail?.text ?? "");
    const token = link.pathname.split("/").at(-1) ?? "";
    const fresh = cookieOf(await call("/sign-in/email", { email, password: "a newer password" }));
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => resetPassword({ token, password: "the newest password" }, new Headers())),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await sessionOf(fresh)).toBeNull();

    const last = cookieOf(await call("/sign-in/email", { email, password: "the newest password" }));
    expect(await sessionOf(last)).not.toBeNull();
    await call("/sign-out", {}, { cookie: last });
    expect(await sessionOf(last)).toBeNull();
  });

  it.each([{ host: "evil.test" }, { "x-forwarded-host": "evil.test" }, { forwarded: "host=evil.test" }])(
    "sends links of our own, whatever %j says",
    async (headers) => {
      const { email } = await signedIn();
      await call("/request-password-reset", { email, redirectTo: "/reset-password" }, headers);
      const mail = (await mailsTo(email)).find(({ subject }) => subject === "Choose a new password");
      expect(linkOf(mail?.text ?? "").origin).toBe(env().APP_URL);
    },
  );

  it.each(["https://evil.test", "null"])("is not used for another site: %s", async (origin) => {
    const { cookie } = await signedIn();
    expect((await call("/sign-out", {}, { cookie, origin })).status).toBe(403);
    expect(await sessionOf(cookie)).not.toBeNull();
  });

  it.each(["https://evil.test/", "//evil.test", "/\\evil.test"])(
    "leads nowhere else after a reset: %s",
    async (redirectTo) => {
      const { email } = await signedIn();
      expect((await call("/request-password-reset", { email, redirectTo })).status).toBe(403);
    },
  );

  it("is not got by guessing", async () => {
    const { email } = await signedIn();
    const statuses: number[] = [];
    for (let round = 0; round < 15; round++)
      statuses.push(
        (
          await call(
            "/sign-in/email",
            { email, password: `wrong ${round}` },
            { "x-forwarded-for": `198.51.100.${round}` },
          )
        ).status,
      );
    expect(statuses).toContain(429);
  });
});

describe("a client that tries account after account", () => {
  it("is stopped, and stops nobody else", async () => {
    const from = (address: string) => new Headers({ "x-hopcheck-client": address });
    const client = `198.51.100.${Math.floor(Math.random() * 250)}`;
    const ends: string[] = [];
    for (let round = 0; round < 62; round++)
      ends.push(
        (await signIn({ email: newAddress(), password: "wrong password" }, from(client)).catch(
          (error: { code: string }) => error.code,
        )) ?? "in",
      );
    expect(ends.slice(0, 60)).not.toContain("limit");
    expect(ends.slice(60)).toEqual(["limit", "limit"]);
    const other = signIn({ email: newAddress(), password: "wrong password" }, from("198.51.100.251"));
    await expect(other).rejects.toMatchObject({ code: "unauthenticated" });
    // Each try costs what a password's hash costs.
  }, 180_000);
});

describe("an API key", () => {
  it("speaks for its organization until it is revoked, and is kept as a hash", async () => {
    const { actor } = await newOrganization();
    const { apiKey, key } = await createApiKey(actor, { name: "deploy" });
    expect(key).toMatch(/^hc_[A-Za-z0-9_-]{43}$/);
    expect(await authenticateApiKey(key)).toMatchObject({ kind: "key", organizationId: actor.organizationId });
    const { rows } = await pool().query("select * from api_key where id = $1", [apiKey.id]);
    expect(JSON.stringify(rows)).not.toContain(key);
    const { actor: stranger } = await newOrganization();
    await expect(revokeApiKey(stranger, apiKey.id)).rejects.toMatchObject({ code: "not-found" });
    expect(await listApiKeys(stranger)).toEqual([]);
    await revokeApiKey(actor, apiKey.id);
    expect(await authenticateApiKey(key)).toBeNull();
    for (const wrong of ["", "hc_", `${key}x`, key.slice(0, -1), "Bearer x"])
      expect(await authenticateApiKey(wrong)).toBeNull();
  });

  it("comes with an account that the operator makes, once an address", async () => {
    const email = newAddress();
    const { apiKey, organizationId } = await createUser({ email, password, organization: "Shop" });
    expect(await authenticateApiKey(apiKey)).toMatchObject({ organizationId });
    await expect(createUser({ email, password })).rejects.toMatchObject({ code: "conflict" });
  });
});
