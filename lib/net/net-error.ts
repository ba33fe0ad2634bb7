/** A connection that did not come about. `code` is Node's or one of ours (`BLOCKED`, `DNS_NXDOMAIN`, ...). */
export class NetError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "NetError";
  }
}

/** The code of anything that was thrown, Node's own where it has one. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "ERROR";
