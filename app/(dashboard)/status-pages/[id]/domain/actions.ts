"use server";

import { action } from "@/app/_server/action";
import { changeDomain, verifyDomain } from "@/lib/status-page/page-domain";

/** Gives a page a domain, or takes it away. */
export const saveDomain = action(async (actor, { id, input }: { id: string; input: unknown }) =>
  changeDomain(actor, id, input),
);

/** Looks for the record of a page's domain. */
export const checkDomain = action(async (actor, id: string) => verifyDomain(actor, id, new Date()));
