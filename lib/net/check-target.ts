import { blockedMessage } from "@/lib/net/blocked";
import type { AddressPolicy } from "@/lib/net/policy";
import { type Lookup, resolveHost } from "@/lib/net/resolve";
import { hostOf, portOf, targetProblem } from "@/lib/net/target";

const withinMs = 3000;

/**
 * Says at saving what the guard would say at every check.
 * @returns null when the target is allowed or does not resolve now (it may later), else the message for its field
 */
export async function checkTarget(url: string, policy: AddressPolicy, look?: Lookup): Promise<string | null> {
  const problem = targetProblem(url);
  if (problem !== null) return problem;
  const parsed = new URL(url);
  const resolved = await resolveHost(hostOf(parsed), withinMs, look);
  if (!resolved.ok) return null;
  return resolved.addresses.every((address) => policy.allows(address, portOf(parsed))) ? null : blockedMessage;
}
