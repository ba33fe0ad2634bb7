import { pool, type TenantTx } from "@/lib/db";
import { alertChannel } from "@/lib/live/change";
import { listenChannel } from "@/lib/live/listen-channel";

/** Wakes the alerters when the transaction commits. A hint only: they also look each second. */
export async function wakeAlerter(where: TenantTx | "now" = "now"): Promise<void> {
  if (where === "now") await pool().query("select pg_notify($1, '')", [alertChannel]);
  else await where.$executeRaw`select pg_notify(${alertChannel}, '')`;
}

/** Calls the listener whenever an alert may have become due. @returns a function that ends it */
export const onAlertWake = (listener: () => void): Promise<() => void> => listenChannel(alertChannel, listener);
