"use server";

import { action } from "@/app/_server/action";
import { createStatusPage } from "@/lib/status-page/create-status-page";
import { deleteStatusPage } from "@/lib/status-page/delete-status-page";
import { updateStatusPage } from "@/lib/status-page/update-status-page";

/** Publishes a status page; answers with its id. */
export const addStatusPage = action(async (actor, input: unknown) => ({
  id: (await createStatusPage(actor, input)).id,
}));

/** Changes a status page; answers with its id. */
export const changeStatusPage = action(async (actor, { id, input }: { id: string; input: unknown }) => ({
  id: (await updateStatusPage(actor, id, input)).id,
}));

/** Takes a status page down. */
export const removeStatusPage = action(async (actor, id: string) => deleteStatusPage(actor, id));
