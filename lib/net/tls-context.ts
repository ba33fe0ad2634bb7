import { createSecureContext, type SecureContext } from "node:tls";

let shared: SecureContext | undefined;

/** One context with all roots for every handshake: making one per request costs more than the handshake. */
export function tlsContext(): SecureContext {
  shared ??= createSecureContext({ minVersion: "TLSv1.2" });
  return shared;
}
