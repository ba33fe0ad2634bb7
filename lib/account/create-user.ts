import { randomUUID } from "node:crypto";
import { z } from "zod";
import { auth } from "@/lib/account/make-auth";
import { passwordLength } from "@/lib/account/password";
import { createApiKey } from "@/lib/api-key/create-api-key";
import { emailAddress } from "@/lib/channel/field";
import { systemDb } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { createOrganization } from "@/lib/organization/create-organization";
import { parse } from "@/lib/parse";

const input = z.strictObject({
  email: emailAddress.toLowerCase(),
  password: z
    .string()
    .min(passwordLength.least, `A password has at least ${passwordLength.least} characters.`)
    .max(passwordLength.most, `A password has at most ${passwordLength.most} characters.`),
  organization: z
    .string()
    .trim()
    .min(1, "An organization's name is not empty.")
    .max(120, "An organization's name has at most 120 characters.")
    .optional(),
});

/**
 * Makes a person with an organization and an API key, for the operator: the address counts as confirmed.
 * @throws AppError `invalid` naming the fields, `conflict` when the address is taken
 */
export async function createUser(given: unknown): Promise<{ userId: string; organizationId: string; apiKey: string }> {
  const { email, password, organization } = parse(input, given);
  if (await systemDb().user.findUnique({ where: { email } })) {
    throw new AppError("conflict", `There is an account with the address ${email} already.`, [
      { field: "email", message: "This address is taken." },
    ]);
  }
  const name = email.split("@")[0] ?? email;
  const context = await auth().$context;
  const hash = await context.password.hash(password);
  const userId = randomUUID();
  await systemDb().user.create({
    data: {
      id: userId,
      email,
      name,
      emailVerified: true,
      accounts: { create: { id: randomUUID(), accountId: userId, providerId: "credential", password: hash } },
    },
  });
  const organizationId = await createOrganization({ userId, email }, organization ?? `${name}'s organization`);
  const { key } = await createApiKey({ kind: "system", organizationId }, { name: "made with the account" });
  return { userId, organizationId, apiKey: key };
}
