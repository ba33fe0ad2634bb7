import type { CauseSlug } from "@/lib/diagnosis/cause";
import type { Layer } from "@/lib/diagnosis/layer";
import type { Product } from "./proxy";

/** How a proxy reaches what stands behind it. */
export type Upstream = {
  /** Of `upstream.mjs`, or one of `target.ts`. */
  server: string;
  tls?: true;
  /** More servers of the same pool. */
  also?: string;
};

/** Something that goes wrong behind a proxy, or in it. */
export type Fault = {
  name: string;
  upstream: Upstream;
  /** What is really wrong. */
  cause: CauseSlug;
  /** Where it is, when that is another layer than the cause's usual one. */
  layer?: Layer;
  /** A limit of the proxy that is met; only products that have it can show it. */
  limit?: "queue" | "rate" | "health";
  /** Products of which Debian's build cannot do this. */
  not?: readonly Product[];
};

const noTls = ["varnish", "lighttpd"] as const;

export const faults: readonly Fault[] = [
  { name: "refused", upstream: { server: "closed" }, cause: "upstream-refused" },
  // What speaks no HTTP is passed on by these as it came.
  {
    name: "wrong-port",
    upstream: { server: "wrong-port" },
    cause: "upstream-bad-response",
    not: ["nginx", "apache", "squid"],
  },
  // Squid gives up at once on a queue that is full, before there is anything to wait for.
  { name: "silent-host", upstream: { server: "silent" }, cause: "upstream-connect-timeout", not: ["squid"] },
  { name: "close", upstream: { server: "close" }, cause: "upstream-closed-early" },
  { name: "reset", upstream: { server: "reset" }, cause: "upstream-reset" },
  // Passed on as it came by some, read as HTTP/0.9 by others: what the client sees is no answer of theirs.
  {
    name: "malformed-status",
    upstream: { server: "malformed-status" },
    cause: "upstream-bad-response",
    not: ["nginx", "apache", "squid", "lighttpd"],
  },
  {
    name: "malformed-header",
    upstream: { server: "malformed-header" },
    cause: "upstream-bad-response",
    not: ["lighttpd"],
  },
  { name: "big-header", upstream: { server: "big-header" }, cause: "upstream-header-too-large", not: ["caddy"] },
  { name: "hang", upstream: { server: "hang" }, cause: "upstream-read-timeout" },
  // Re-framed as complete by those left out, so that no client sees it.
  {
    name: "dies-mid-body",
    upstream: { server: "dies-mid-body" },
    cause: "response-truncated",
    layer: "application",
    not: ["lighttpd", "varnish"],
  },
  { name: "out-of-memory", upstream: { server: "hungry" }, cause: "app-worker-killed" },
  { name: "tls-to-plain", upstream: { server: "ok", tls: true }, cause: "upstream-protocol-mismatch", not: noTls },
  { name: "plain-to-tls", upstream: { server: "untrusted" }, cause: "upstream-protocol-mismatch" },
  { name: "untrusted", upstream: { server: "untrusted", tls: true }, cause: "upstream-tls-untrusted", not: noTls },
  { name: "expired", upstream: { server: "expired", tls: true }, cause: "upstream-tls-expired", not: noTls },
  { name: "wrong-host", upstream: { server: "wrong-host", tls: true }, cause: "upstream-tls-wrong-host", not: noTls },
  {
    name: "wants-certificate",
    upstream: { server: "wants-certificate", tls: true },
    cause: "upstream-tls-handshake",
    not: noTls,
  },
  {
    name: "all-down",
    upstream: { server: "closed", also: "closed-too" },
    cause: "no-healthy-upstream",
    limit: "health",
    not: ["squid", "lighttpd"],
  },
  {
    name: "queue-full",
    upstream: { server: "slow" },
    cause: "proxy-overloaded",
    limit: "queue",
    not: ["caddy", "squid", "lighttpd"],
  },
  {
    name: "rate-limit",
    upstream: { server: "ok" },
    cause: "proxy-rate-limited",
    limit: "rate",
    not: ["apache", "caddy", "varnish", "squid", "lighttpd"],
  },
  { name: "app-500", upstream: { server: "app-500" }, cause: "app-error" },
  { name: "app-502", upstream: { server: "app-502" }, cause: "app-error" },
  { name: "app-503", upstream: { server: "app-503" }, cause: "app-unavailable" },
  { name: "app-504", upstream: { server: "app-504" }, cause: "app-error" },
  { name: "starting", upstream: { server: "starting" }, cause: "app-unavailable" },
];

/** The faults that a product can be made to show, the healthy route first. */
export const faultsOf = (product: Product): Fault[] => faults.filter(({ not }) => !not?.includes(product));
