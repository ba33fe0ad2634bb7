import { systemDb } from "@/lib/db";
import { env } from "@/lib/env";

/** The regions that workers have announced, and this installation's own, by name. */
export async function knownRegions(): Promise<string[]> {
  const rows = await systemDb().region.findMany({ select: { name: true } });
  return [...new Set([env().REGION, ...rows.map(({ name }) => name)])].sort();
}
