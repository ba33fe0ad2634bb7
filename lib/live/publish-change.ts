import { pool, type TenantTx } from "@/lib/db";
import { type Change, changeChannel } from "@/lib/live/change";

/** Tells open pages that something changed. Inside a transaction it is told when that commits, and not at all when it does not. */
export async function publishChange(where: TenantTx | "now", change: Change): Promise<void> {
  const payload = JSON.stringify(change);
  if (where === "now") await pool().query("select pg_notify($1, $2)", [changeChannel, payload]);
  else await where.$executeRaw`select pg_notify(${changeChannel}, ${payload})`;
}
