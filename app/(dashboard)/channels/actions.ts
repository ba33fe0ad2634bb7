"use server";

import { action } from "@/app/_server/action";
import { replayAlert } from "@/lib/alert/replay-alert";
import { createChannel } from "@/lib/channel/create-channel";
import { deleteChannel } from "@/lib/channel/delete-channel";
import { testChannel } from "@/lib/channel/test-channel";
import { updateChannel } from "@/lib/channel/update-channel";

/** Adds a channel; a webhook's secret is in the answer, this once. */
export const addChannel = action(async (actor, input: unknown) => {
  const { channel, secret } = await createChannel(actor, input);
  return { id: channel.id, secret };
});

export const sendTest = action(async (actor, id: string) => testChannel(actor, id));

/** Takes a channel in use or out of use. */
export const setEnabled = action(async (actor, { id, enabled }: { id: string; enabled: boolean }) => {
  await updateChannel(actor, id, { enabled });
});

/** Changes a channel's name and settings. */
export const changeChannel = action(async (actor, { id, change }: { id: string; change: Record<string, unknown> }) => {
  await updateChannel(actor, id, change);
});

export const removeChannel = action(async (actor, id: string) => deleteChannel(actor, id));

/** Sends a notice that was given up once more. */
export const sendAgain = action(async (actor, id: string) => replayAlert(actor, id));
