import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** Which addresses may be connected to. */
export type AddressPolicy = {
  /** True when a connection to this address (an IP literal) and port is allowed. */
  allows(address: string, port: number): boolean;
};

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];
const ranges = (list: readonly string[]): Range[] => list.map((cidr) => ipaddr.parseCIDR(cidr));

/** IPv4 that is not the public Internet (IANA special-purpose registry), and Azure's WireServer, which looks public. */
const deniedV4 = ranges([
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "168.63.129.16/32",
]);

/** IPv6 is allowed by list: global unicast, less what is special inside it. Everything else, mapped and translated forms too, is refused. */
const allowedV6 = ranges(["2000::/3"]);
const deniedV6 = ranges(["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48"]);

/** Mail, databases and control ports: a monitor is not a way to speak to them. */
const deniedPorts = new Set([
  22, 23, 25, 53, 110, 143, 465, 587, 993, 995, 2375, 2376, 2379, 3306, 5432, 5672, 6379, 9200, 10250, 11211, 27017,
]);

const inside = (address: ipaddr.IPv4 | ipaddr.IPv6, list: readonly Range[]): boolean =>
  list.some(([network, bits]) => network.kind() === address.kind() && address.match(network as never, bits));

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.kind() === "ipv4") return !inside(address, deniedV4);
  return inside(address, allowedV6) && !inside(address, deniedV6);
}

/** An IPv4 address in IPv6 clothes is the IPv4 address, for the operator's own list. */
function undressed(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

/**
 * What the operator allows. Public addresses always are, on ports a web server may have.
 * @param allowPrivate true for every address, or CIDRs that are allowed besides; set by the operator, never by a customer
 */
export function makePolicy(allowPrivate: true | readonly string[]): AddressPolicy {
  if (allowPrivate === true) return { allows: (address) => isIP(address) !== 0 };
  const extra = ranges(allowPrivate);
  return {
    allows: (text, port) => {
      // A zone (fe80::1%eth0) names an interface of this machine; odd spellings (0x7f.1) are no addresses here.
      if (text.includes("%") || isIP(text) === 0) return false;
      const address = ipaddr.parse(text);
      if (inside(address, extra) || inside(undressed(address), extra)) return true;
      return isPublic(address) && !deniedPorts.has(port);
    },
  };
}
