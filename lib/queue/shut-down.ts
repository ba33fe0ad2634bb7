import { closeDb } from "@/lib/db";
import { closeLive } from "@/lib/live/listen-channel";
import { closeQueues } from "@/lib/queue/check-job";

/** Closes every connection this process holds, so that it can end. */
export async function shutDown(): Promise<void> {
  await Promise.allSettled([closeQueues(), closeLive()]);
  await closeDb();
}
