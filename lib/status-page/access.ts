import ipaddr from "ipaddr.js";
import { z } from "zod";
import { passwordLength } from "@/lib/account/password";

/** Who may read a page: anybody, who knows its password, has a signed link, is in a network, or is a member of its organization. */
export const accessRules = ["public", "password", "link", "network", "members"] as const;
export type AccessRule = (typeof accessRules)[number];

export const accessLimits = { networks: 100, links: 100, linkNameLength: 120, longestLinkDays: 3650 } as const;

/** The widest that can be told apart: who connects by IPv6 may take any address of a /64. */
const finestIpv6 = 64;

/** A network as it is kept, its host bits cleared; a lone address becomes its own. Null for what is none. */
export function networkOf(text: string): string | null {
  const [base = "", bits] = text.trim().split("/");
  if (!ipaddr.isValid(base)) return null;
  const address = ipaddr.parse(base);
  const whole = address.kind() === "ipv4" ? 32 : finestIpv6;
  const prefix = bits === undefined ? whole : Number(bits);
  if (!/^\d{1,3}$/.test(bits ?? "0") || prefix > whole) return null;
  const network = address.kind() === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6;
  return `${network.networkAddressFromCIDR(`${address}/${prefix}`)}/${prefix}`;
}

/** Whether a client is in one of some networks. @param client an address or a /64, as `clientAddress` tells it */
export function isInNetworks(client: string | null, networks: readonly string[]): boolean {
  const [base = ""] = (client ?? "").split("/");
  if (!ipaddr.isValid(base)) return false;
  const address = ipaddr.process(base);
  return networks.some((network) => {
    const [from, bits] = ipaddr.parseCIDR(network);
    return from.kind() === address.kind() && address.match(from as never, bits);
  });
}

const network = z.string().transform((value, context) => {
  const read = networkOf(value);
  if (read !== null) return read;
  context.addIssue({ code: "custom", message: "Give addresses or networks such as 203.0.113.0/24 or 2001:db8::/48." });
  return z.NEVER;
});

/** What the form sends. A rule "password" without a new password keeps the one there is. */
export const accessInput = z.discriminatedUnion("rule", [
  z.strictObject({ rule: z.literal("public") }),
  z.strictObject({
    rule: z.literal("password"),
    password: z
      .string()
      .min(passwordLength.least, `A password has at least ${passwordLength.least} characters.`)
      .max(passwordLength.most, `A password has at most ${passwordLength.most} characters.`)
      .optional(),
  }),
  z.strictObject({ rule: z.literal("link") }),
  z.strictObject({
    rule: z.literal("network"),
    networks: z
      .array(network)
      .min(1, "Give at least one network; without one nobody could read the page.")
      .max(accessLimits.networks, `At most ${accessLimits.networks} networks.`),
  }),
  z.strictObject({ rule: z.literal("members") }),
]);

export const linkInput = z.strictObject({
  name: z
    .string({ error: "Say whom the link is for." })
    .trim()
    .min(1, "Say whom the link is for.")
    .max(accessLimits.linkNameLength, `At most ${accessLimits.linkNameLength} characters.`)
    .regex(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u, "Write one line of plain text."),
  /** Null for a link that does not end by itself. */
  days: z
    .number({ error: "Give a whole number of days." })
    .int("Give a whole number of days.")
    .min(1, "At least one day.")
    .max(accessLimits.longestLinkDays, `At most ${accessLimits.longestLinkDays} days.`)
    .nullable(),
});

/** Who may read a page, as its owner sees it: of the password only whether there is one. */
export type Access = { rule: AccessRule; hasPassword: boolean; networks: string[]; links: AccessLink[] };
/** Times are ISO 8601. */
export type AccessLink = { id: string; name: string; createdAt: string; expiresAt: string | null; url: string };
