import { NetError } from "@/lib/net/net-error";

/** One code and one sentence whatever is behind the address: otherwise a monitor would be a port scanner. */
export const blockedCode = "BLOCKED";
export const blockedMessage =
  "This address is not allowed. Public addresses are; the operator can allow others with PROBE_ALLOW_PRIVATE.";

/** A connection that the guard refused. */
export class BlockedError extends NetError {
  constructor() {
    super(blockedCode, blockedMessage);
  }
}
