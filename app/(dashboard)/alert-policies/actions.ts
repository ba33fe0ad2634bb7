"use server";

import { action } from "@/app/_server/action";
import { createPolicy } from "@/lib/policy/create-policy";
import { deletePolicy } from "@/lib/policy/delete-policy";
import { updatePolicy } from "@/lib/policy/update-policy";

/** Adds a policy; answers with its id. */
export const addPolicy = action(async (actor, input: unknown) => ({ id: (await createPolicy(actor, input)).id }));

/** Changes a policy; answers with its id. */
export const changePolicy = action(async (actor, { id, input }: { id: string; input: unknown }) => ({
  id: (await updatePolicy(actor, id, input)).id,
}));

/** Puts a policy in another place of the order. */
export const movePolicy = action(async (actor, { id, position }: { id: string; position: number }) => {
  await updatePolicy(actor, id, { position });
});

export const removePolicy = action(async (actor, id: string) => deletePolicy(actor, id));
