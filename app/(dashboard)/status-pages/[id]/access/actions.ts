"use server";

import { action } from "@/app/_server/action";
import { addAccessLink, changeAccess, revokeAccessLink } from "@/lib/status-page/page-access";

/** Says who may read a page. */
export const saveAccess = action(async (actor, { id, input }: { id: string; input: unknown }) =>
  changeAccess(actor, id, input),
);

/** Makes a signed link. */
export const addLink = action(async (actor, { id, input }: { id: string; input: unknown }) =>
  addAccessLink(actor, id, input, new Date()),
);

/** Revokes a signed link. */
export const removeLink = action(async (actor, { id, linkId }: { id: string; linkId: string }) =>
  revokeAccessLink(actor, id, linkId),
);
