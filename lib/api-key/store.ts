import { createHash } from "node:crypto";
import type { ApiKeyView } from "@/lib/api-key/api-key";
import type { Prisma } from "@/prisma/generated/client";

/** What is stored of a key: with 256 random bits a plain hash cannot be undone. */
export const hashOf = (key: string): string => createHash("sha256").update(key).digest("hex");

export const apiKeyOf = (row: Prisma.ApiKeyGetPayload<object>): ApiKeyView => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});
