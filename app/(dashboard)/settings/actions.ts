"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { action } from "@/app/_server/action";
import { changeName } from "@/lib/account/change-name";
import { changePassword } from "@/lib/account/change-password";
import { revokeSession } from "@/lib/account/revoke-session";
import { createApiKey } from "@/lib/api-key/create-api-key";
import { revokeApiKey } from "@/lib/api-key/revoke-api-key";

export const changeNameAction = action(async (_actor, input: unknown) => changeName(input, await headers()));
export const changePasswordAction = action(async (_actor, input: unknown) => changePassword(input, await headers()));

/** Ends a session of one's own. */
export const revokeSessionAction = action(async (_actor, id: string) => {
  await revokeSession(id, await headers());
  revalidatePath("/settings");
});

/** Makes a key; the answer is the only place where it is seen. */
export const createApiKeyAction = action(async (actor, input: unknown) => {
  const { key } = await createApiKey(actor, input);
  return { key };
});

export const revokeApiKeyAction = action(async (actor, id: string) => revokeApiKey(actor, id));
