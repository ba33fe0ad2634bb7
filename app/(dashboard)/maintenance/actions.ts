"use server";

import { action } from "@/app/_server/action";
import { cancelOccurrence } from "@/lib/maintenance/cancel-occurrence";
import { createWindow } from "@/lib/maintenance/create-window";
import { deleteWindow } from "@/lib/maintenance/delete-window";
import { endWindow } from "@/lib/maintenance/end-window";
import { withInstants } from "@/lib/maintenance/local-input";
import { previewWindow } from "@/lib/maintenance/preview-window";
import { updateWindow } from "@/lib/maintenance/update-window";

/** Announces maintenance; answers with its id. */
export const addWindow = action(async (actor, input: unknown) => ({
  id: (await createWindow(actor, withInstants(input))).id,
}));

/** Changes a window; answers with its id. */
export const changeWindow = action(async (actor, { id, input }: { id: string; input: unknown }) => ({
  id: (await updateWindow(actor, id, withInstants(input))).id,
}));

/** The next times of a draft. */
export const previewTimes = action(async (_actor, input: unknown) => previewWindow(withInstants(input), new Date()));

/** Ends what is on. */
export const endNow = action(async (actor, id: string) => {
  await endWindow(actor, id);
});

/** Leaves out one time. */
export const leaveOut = action(async (actor, { id, from }: { id: string; from: string }) => {
  await cancelOccurrence(actor, id, { from });
});

/** Removes a window. */
export const removeWindow = action(async (actor, id: string) => deleteWindow(actor, id));
