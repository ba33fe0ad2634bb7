import { createHmac } from "node:crypto";
import { env } from "@/lib/env";
import { change, changeChannel } from "@/lib/live/change";
import { listenChannel } from "@/lib/live/listen-channel";

/** What drawn pages of one organization are kept under; it does not tell which organization that is. */
export const keepTag = (organizationId: string): string =>
  createHmac("sha256", `hopcheck kept page ${env().HOPCHECK_SECRET}`).update(organizationId).digest("hex").slice(0, 24);

/** Changes that no page shows. */
const unseen: ReadonlySet<string> = new Set(["alert", "deployment"]);

/**
 * Tells when what pages show may have changed.
 * @param changed takes the tag of those pages
 * @returns a function that ends it
 */
export const followPages = (changed: (tag: string) => void): Promise<() => void> =>
  listenChannel(changeChannel, (payload) => {
    const read = change.safeParse(JSON.parse(payload));
    if (read.success && !unseen.has(read.data.kind)) changed(keepTag(read.data.organizationId));
  });
