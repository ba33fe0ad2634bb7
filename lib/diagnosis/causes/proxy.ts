import type { Cause } from "@/lib/diagnosis/cause";

/** What a gateway decides itself. */
export const proxyCauses = {
  "proxy-overloaded": {
    layer: "proxy",
    words: "the gateway has reached its limit of connections",
    verb: "is at its limit",
  },
  "proxy-rate-limited": {
    layer: "proxy",
    words: "the gateway limits the rate",
    verb: "limits the rate",
  },
  "proxy-forbidden": {
    layer: "proxy",
    words: "a rule of the gateway denies access",
    verb: "denies access",
  },
  "proxy-auth-required": {
    layer: "proxy",
    words: "the gateway asks for credentials",
    verb: "asks for credentials",
  },
  "proxy-auth-backend-down": {
    layer: "proxy",
    words: "the gateway's authentication service failed",
    verb: "cannot reach its authentication service",
  },
  "proxy-not-found": {
    layer: "proxy",
    words: "the gateway itself has no such host, path or file",
    verb: "has no such page",
  },
  "proxy-config-error": {
    layer: "proxy",
    words: "the gateway's configuration is broken",
    verb: "has a broken configuration",
  },
  "proxy-configured-status": {
    layer: "proxy",
    words: "its configuration says to answer this, such as a maintenance page",
    verb: "was told to answer this",
  },
  "proxy-dropped": {
    layer: "proxy",
    words: "a rule of the gateway closes such connections on purpose",
  },
  "proxy-protocol-mismatch": {
    layer: "proxy",
    words: "the listener expects the PROXY protocol",
  },
  "proxy-error": {
    layer: "proxy",
    words: "the gateway answered with an error of its own",
    verb: "fails by itself",
  },
  "fcgi-script-not-found": {
    layer: "proxy",
    words: "the gateway asks for a script that is not there",
    verb: "asks for a script that is not there",
  },
} as const satisfies Record<string, Cause>;
