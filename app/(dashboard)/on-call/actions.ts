"use server";

import { action } from "@/app/_server/action";
import { addOverride } from "@/lib/rotation/add-override";
import { createRotation } from "@/lib/rotation/create-rotation";
import { deleteRotation } from "@/lib/rotation/delete-rotation";
import { removeOverride } from "@/lib/rotation/remove-override";
import { updateRotation } from "@/lib/rotation/update-rotation";

/** Adds a rotation; answers with its id. */
export const addRotation = action(async (actor, input: unknown) => ({ id: (await createRotation(actor, input)).id }));

/** Changes a rotation; answers with its id. */
export const changeRotation = action(async (actor, { id, input }: { id: string; input: unknown }) => ({
  id: (await updateRotation(actor, id, input)).id,
}));

export const removeRotation = action(async (actor, id: string) => deleteRotation(actor, id));

/** Has somebody stand in. */
export const standIn = action(async (actor, { id, input }: { id: string; input: unknown }) => {
  await addOverride(actor, id, input);
});

export const takeBack = action(async (actor, id: string) => removeOverride(actor, id));
