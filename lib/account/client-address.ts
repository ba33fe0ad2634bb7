import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** An IPv4 address in IPv6 clothes is the IPv4 address; what is no address is null. */
function read(text: string): Address | null {
  const bare = text.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null;
}

const network = (entry: string): [Address, number] =>
  entry.includes("/")
    ? ipaddr.parseCIDR(entry)
    : [ipaddr.parse(entry), ipaddr.parse(entry).kind() === "ipv4" ? 32 : 128];

const isIn = (address: Address, [base, bits]: [Address, number]): boolean =>
  address.kind() === base.kind() && address.match(base as never, bits);

/** A home or a server has a /64 of IPv6 (RFC 6177) and may take any address of it. */
const asOne = (address: Address): string =>
  address.kind() === "ipv4"
    ? address.toString()
    : `${new ipaddr.IPv6([...(address as ipaddr.IPv6).parts.slice(0, 4), 0, 0, 0, 0])}/64`;

/**
 * Who asks: the nearest address of a chain that is none of our own proxies. What stands further to the left was
 * written by the one who asks and is believed by nobody.
 * @param chain addresses by commas, who connected last; null when nobody noted it
 * @param trusted addresses and CIDRs of our proxies
 * @returns an IPv4 address or a /64 of IPv6; null when it cannot be told
 */
export function clientAddress(chain: string | null, trusted: readonly string[]): string | null {
  const proxies = trusted.map(network);
  const hops = (chain ?? "").split(",").map((hop) => hop.trim());
  for (const hop of hops.toReversed()) {
    const address = read(hop);
    if (address === null) return null;
    if (!proxies.some((proxy) => isIn(address, proxy))) return asOne(address);
  }
  return null;
}
