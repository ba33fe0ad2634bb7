import type { Weights } from "@/lib/diagnosis/weights";

/** Methods that a gateway may send again on a new connection when an idle one turns out to be closed (RFC 9110 §9.2.2). */
const repeatable = new Set(["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"]);

/** A request that must not be sent twice is the one that meets a connection closed under the gateway's hands. */
export function weighMethod(weights: Weights, method: string): Weights {
  const race = weights["upstream-keepalive-race"];
  if (race === undefined || repeatable.has(method)) return weights;
  return { ...weights, "upstream-keepalive-race": race * 8 };
}
