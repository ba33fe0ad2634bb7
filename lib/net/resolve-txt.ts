import { Resolver } from "node:dns/promises";
import { codeOf } from "@/lib/net/net-error";

/** The TXT records of a name, each whole; or why there are none (`ENOTFOUND`, `ETIMEOUT`, ...). */
export type TxtAnswer = { ok: true; records: string[] } | { ok: false; code: string };

/**
 * Asks the resolver for the TXT records of a name (RFC 1035 §3.3.14).
 * @param withinMs what may be spent on it
 * @param servers asked instead of the system's, as `address:port`
 */
export async function resolveTxt(name: string, withinMs: number, servers?: readonly string[]): Promise<TxtAnswer> {
  const resolver = new Resolver({ timeout: Math.max(100, Math.ceil(withinMs / 2)), tries: 2 });
  if (servers) resolver.setServers(servers);
  const timer = setTimeout(() => resolver.cancel(), withinMs);
  try {
    const records = await resolver.resolveTxt(name);
    return { ok: true, records: records.map((parts) => parts.join("")) };
  } catch (error) {
    return { ok: false, code: codeOf(error as NodeJS.ErrnoException) ?? "ETIMEOUT" };
  } finally {
    clearTimeout(timer);
  }
}
