import { type Change, change, changeChannel } from "@/lib/live/change";
import { listenChannel } from "@/lib/live/listen-channel";

/** Follows the changes of one organization. @returns a function that ends it */
export function subscribeChanges(
  organizationId: string,
  listener: (change: Pick<Change, "kind" | "id">) => void,
): Promise<() => void> {
  return listenChannel(changeChannel, (payload) => {
    const read = change.safeParse(JSON.parse(payload));
    if (read.success && read.data.organizationId === organizationId)
      listener({ kind: read.data.kind, id: read.data.id });
  });
}
