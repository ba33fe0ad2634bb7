import { getServers } from "node:dns";
import { Resolver } from "node:dns/promises";
import { isIP } from "node:net";
import { codeOf } from "@/lib/net/net-error";
import type { AddressPolicy } from "@/lib/net/policy";
import type { AskedResolver } from "@/lib/triage/observation";

const mostServers = 3;
const mostAuthorities = 2;
const mostAddresses = 8;

const resolverAt = (server: string | null, withinMs: number): Resolver => {
  const resolver = new Resolver({ timeout: Math.max(100, Math.round(withinMs)), tries: 1 });
  if (server !== null) resolver.setServers([server]);
  return resolver;
};

type Heard = { code: string | null; addresses: string[] };
const heard = (asking: Promise<string[]>): Promise<Heard> =>
  asking.then(
    (addresses) => ({ code: null, addresses }),
    (error: unknown) => ({ code: codeOf(error), addresses: [] }),
  );

async function ask(server: string, authoritative: boolean, host: string, withinMs: number): Promise<AskedResolver> {
  const resolver = resolverAt(server, withinMs);
  const timer = setTimeout(() => resolver.cancel(), withinMs);
  const both = await Promise.all([heard(resolver.resolve4(host)), heard(resolver.resolve6(host))]);
  clearTimeout(timer);
  const addresses = both.flatMap((each) => each.addresses).slice(0, mostAddresses);
  // One family without a record is as it should be where the other has one.
  const failing =
    both.find(({ code }) => code !== null && code !== "ENODATA") ?? both.find(({ code }) => code !== null);
  const code = addresses.length > 0 ? null : failing?.code === "ECANCELLED" ? "ETIMEOUT" : (failing?.code ?? null);
  return { server, authoritative, code, addresses };
}

/** The servers of the zone that a name lies in, nearest first: the name's own labels are taken off one by one, down to two. */
async function authoritiesOf(host: string, policy: AddressPolicy, withinMs: number): Promise<string[]> {
  const resolver = resolverAt(null, withinMs);
  const timer = setTimeout(() => resolver.cancel(), withinMs);
  try {
    const labels = host.split(".");
    for (let first = 0; first <= Math.min(labels.length - 2, 4); first++) {
      const names = await resolver.resolveNs(labels.slice(first).join(".")).catch(() => []);
      if (names.length === 0) continue;
      const found = await Promise.all(names.slice(0, 4).map((name) => resolver.resolve4(name).catch(() => [])));
      // Whoever writes a zone chooses these addresses: they are judged like any other target's.
      return found.flat().filter((address) => policy.allows(address, 443));
    }
    return [];
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Asks each of the machine's resolvers for both families of a name and, where the name does not resolve, the
 * zone's own servers. A few questions, all within the time.
 * @param host a name; an address is asked of nobody
 * @param authoritative whether the zone's own servers are asked too
 */
export async function askResolvers(
  host: string,
  { policy, withinMs, authoritative }: { policy: AddressPolicy; withinMs: number; authoritative: boolean },
): Promise<AskedResolver[]> {
  if (isIP(host) !== 0) return [];
  const own = getServers()
    .slice(0, mostServers)
    .map((server) => ask(server, false, host, withinMs));
  const zone = authoritative
    ? authoritiesOf(host, policy, withinMs / 2).then((servers) =>
        Promise.all(servers.slice(0, mostAuthorities).map((server) => ask(server, true, host, withinMs / 2))),
      )
    : Promise.resolve([]);
  const [near, far] = await Promise.all([Promise.all(own), zone]);
  return [...near, ...far];
}
