import { getServers } from "node:dns";
import { Resolver } from "node:dns/promises";
import { networkInterfaces } from "node:os";
import { env } from "@/lib/env";
import { codeOf } from "@/lib/net/net-error";
import { reaches } from "@/lib/net/reaches";
import { isLoopback, type SelfCheck } from "@/lib/region/sight";

const withinMs = 2000;
/** So many silent hosts must be beyond the machine before its network is the suspect. */
const leastBeyond = 3;

/** Whether a resolver of the machine says anything at all, be it an error of its own. */
async function resolves(): Promise<boolean> {
  if (getServers().length === 0) return true;
  const resolver = new Resolver({ timeout: withinMs, tries: 1 });
  const timer = setTimeout(() => resolver.cancel(), withinMs);
  try {
    await resolver.resolveNs(".");
    return true;
  } catch (error) {
    return !["ETIMEOUT", "ECONNREFUSED", "ECANCELLED"].includes(codeOf(error));
  } finally {
    clearTimeout(timer);
  }
}

const hasNetwork = (): boolean =>
  Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal));

/**
 * Looks at this worker's own way to the network. With canary targets they decide: one that is reached shows that it
 * is there. Without any, only what cannot be the targets' fault convicts: no network interface is up, or no resolver
 * of the machine answers. A whole customer that goes down is not our blindness.
 * @param silentHosts that gave no answer
 */
export async function checkSelf(silentHosts: readonly string[]): Promise<SelfCheck> {
  const { CANARY_TARGETS: canaries } = env();
  if (canaries.length > 0) {
    const reached = await Promise.all(canaries.map((canary) => reaches(canary, withinMs)));
    return reached.some(Boolean)
      ? { well: true }
      : { well: false, why: `none of its ${canaries.length} canary targets is reached` };
  }
  if (silentHosts.filter((host) => !isLoopback(host)).length < leastBeyond) return { well: true };
  if (!hasNetwork()) return { well: false, why: "its machine has no network" };
  return (await resolves()) ? { well: true } : { well: false, why: "no resolver of its machine answers" };
}
