"use server";

import { action } from "@/app/_server/action";
import { addUpdate } from "@/lib/announcement/add-update";
import { changeUpdate, removeUpdate } from "@/lib/announcement/change-update";
import { createAnnouncement } from "@/lib/announcement/create-announcement";
import { deleteAnnouncement } from "@/lib/announcement/delete-announcement";
import { createTemplate, deleteTemplate, updateTemplate } from "@/lib/announcement/keep-templates";
import { updateAnnouncement } from "@/lib/announcement/update-announcement";

type About = { id: string; input: unknown };

/** Makes an announcement of a page; answers with its id. */
export const addAnnouncement = action(async (actor, { id, input }: About) => ({
  id: (await createAnnouncement(actor, id, input)).id,
}));

/** Changes an announcement, or publishes it. */
export const changeAnnouncement = action(async (actor, { id, input }: About) => ({
  id: (await updateAnnouncement(actor, id, input)).id,
}));

/** Takes an announcement off its page. */
export const removeAnnouncement = action(async (actor, id: string) => deleteAnnouncement(actor, id));

/** Adds an update to an announcement. */
export const addAnnouncementUpdate = action(async (actor, { id, input }: About) => ({
  id: (await addUpdate(actor, id, input)).id,
}));

/** Corrects an update. */
export const changeAnnouncementUpdate = action(async (actor, { id, input }: About) => ({
  id: (await changeUpdate(actor, id, input)).id,
}));

/** Takes an update back. */
export const removeAnnouncementUpdate = action(async (actor, id: string) => ({
  id: (await removeUpdate(actor, id)).id,
}));

/** Makes a template. */
export const addTemplate = action(async (actor, input: unknown) => ({ id: (await createTemplate(actor, input)).id }));

/** Changes a template. */
export const changeTemplate = action(async (actor, { id, input }: About) => ({
  id: (await updateTemplate(actor, id, input)).id,
}));

/** Deletes a template. */
export const removeTemplate = action(async (actor, id: string) => deleteTemplate(actor, id));
