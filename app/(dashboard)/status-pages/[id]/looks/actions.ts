"use server";

import { action } from "@/app/_server/action";
import type { ImageRole } from "@/lib/status-page/looks";
import { changeImage, changeLooks } from "@/lib/status-page/page-looks";

/** Gives a page its looks. */
export const saveLooks = action(async (actor, { id, input }: { id: string; input: unknown }) =>
  changeLooks(actor, id, input),
);

/** Gives a page its logo or icon; without a file, none. */
export const saveImage = action(
  async (actor, { id, role, form }: { id: string; role: ImageRole; form: FormData | null }) => {
    const file = form?.get("file");
    const bytes = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
    return changeImage(actor, id, role === "icon" ? "icon" : "logo", bytes);
  },
);
