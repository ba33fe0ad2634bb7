"use server";

import { action } from "@/app/_server/action";
import { checkNow } from "@/lib/monitor/check-now";
import { createMonitor } from "@/lib/monitor/create-monitor";
import { deleteMonitor } from "@/lib/monitor/delete-monitor";
import { pauseMonitor } from "@/lib/monitor/pause-monitor";
import { resumeMonitor } from "@/lib/monitor/resume-monitor";
import { updateMonitor } from "@/lib/monitor/update-monitor";

/** Adds a monitor; answers with its id. */
export const addMonitor = action(async (actor, input: unknown) => ({ id: (await createMonitor(actor, input)).id }));

/** Changes a monitor; answers with its id. */
export const changeMonitor = action(async (actor, { id, input }: { id: string; input: unknown }) => ({
  id: (await updateMonitor(actor, id, input)).id,
}));

/** Has a monitor checked at once. */
export const checkMonitor = action(async (actor, id: string) => checkNow(actor, id));

/** Pauses a monitor or lets it go on. */
export const setPaused = action(async (actor, { id, paused }: { id: string; paused: boolean }) => {
  await (paused ? pauseMonitor(actor, id) : resumeMonitor(actor, id));
});

/** Deletes a monitor and everything known of it. */
export const removeMonitor = action(async (actor, id: string) => deleteMonitor(actor, id));
