import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type ApiKeyView, keyPrefix } from "@/lib/api-key/api-key";
import { tenantDb } from "@/lib/db";
import type { Actor } from "@/lib/organization/actor";
import { parse } from "@/lib/parse";
import { apiKeyOf, hashOf } from "./store";

const input = z.strictObject({
  name: z
    .string({ error: "Give the key a name." })
    .trim()
    .min(1, "Give the key a name.")
    .max(120, "A name has at most 120 characters.")
    .regex(/^[^\p{Cc}]*$/u, "A name is one line of text."),
});

/**
 * Makes an API key. The key is in the answer, this once: only its hash is kept.
 * @throws AppError `invalid`
 */
export async function createApiKey(actor: Actor, given: unknown): Promise<{ apiKey: ApiKeyView; key: string }> {
  const { name } = parse(input, given);
  const key = `${keyPrefix}${randomBytes(32).toString("base64url")}`;
  const row = await tenantDb(actor.organizationId).apiKey.create({
    data: { organizationId: actor.organizationId, name, prefix: key.slice(0, 10), hash: hashOf(key) },
  });
  return { apiKey: apiKeyOf(row), key };
}
