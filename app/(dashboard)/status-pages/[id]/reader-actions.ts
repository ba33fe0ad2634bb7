"use server";

import { action } from "@/app/_server/action";
import { updateSettings } from "@/lib/status-page/update-settings";
import { removeSubscriber } from "@/lib/subscriber/remove-subscriber";
import { retryUnsure } from "@/lib/subscriber/retry-unsure";

/** Ends the subscription of one reader. */
export const endSubscriber = action(async (actor, id: string) => removeSubscriber(actor, id));

/** Sends again what may not have arrived. */
export const sendUnsureAgain = action(async (actor, bulletinId: string) => retryUnsure(actor, bulletinId));

/** Changes what a page allows its readers. */
export const saveReaderSettings = action(async (actor, { id, input }: { id: string; input: unknown }) =>
  updateSettings(actor, id, input),
);
