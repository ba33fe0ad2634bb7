import { connect, type Socket } from "node:net";
import { BlockedError } from "@/lib/net/blocked";
import { codeOf, NetError } from "@/lib/net/net-error";
import type { AddressPolicy } from "@/lib/net/policy";
import type { Sockets } from "@/lib/net/sockets";

export type ConnectOptions = {
  port: number;
  policy: AddressPolicy;
  sockets: Sockets;
};

/** How long an address may be silent before the next is tried beside it (RFC 8305 §5). */
const headStartMs = 250;
const mostAttempts = 8;

function attempt(address: string, { port, policy, sockets }: ConnectOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (!policy.allows(address, port)) return reject(new BlockedError());
    const socket = connect({ host: address, port });
    sockets.add(socket);
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      const reached = socket.remoteAddress;
      // The address that was judged is the one that is connected to: make sure of it.
      if (reached === address || (reached !== undefined && policy.allows(reached, port))) return resolve(socket);
      socket.destroy();
      // A connection that is reset at once has no peer any more.
      reject(
        reached === undefined ? new NetError("ECONNRESET", "The connection was reset at once.") : new BlockedError(),
      );
    });
  });
}

/** Codes that tell of this machine's way, not of the server: an IPv6 address seen from a place without IPv6. */
const noWay = new Set(["ENETUNREACH", "EHOSTUNREACH", "EADDRNOTAVAIL", "EAFNOSUPPORT", "EINVAL"]);

function mostTelling(failures: readonly { address: string; code: string; message: string }[]): NetError {
  const telling = failures.find(({ code }) => !noWay.has(code)) ?? failures[0];
  if (telling === undefined) return new NetError("ENOTFOUND", "The name has no address.");
  if (failures.length === 1) return new NetError(telling.code, telling.message);
  const all = failures.map(({ address, code }) => `${address} ${code}`).join(", ");
  return new NetError(telling.code, `No address could be connected to: ${all}.`);
}

/** Tries addresses in turn; one that is silent gets company, one that fails is followed at once. */
function race(addresses: readonly string[], options: ConnectOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const failures: { address: string; code: string; message: string }[] = [];
    const queue = addresses.slice(0, mostAttempts);
    const wanted = queue.length;
    let won = false;
    let timer: NodeJS.Timeout | undefined;
    const next = (): void => {
      clearTimeout(timer);
      const address = queue.shift();
      if (address === undefined || won || options.sockets.ended) return;
      if (queue.length > 0) timer = setTimeout(next, headStartMs);
      attempt(address, options).then(
        (socket) => {
          clearTimeout(timer);
          if (won) return socket.destroy();
          won = true;
          resolve(socket);
        },
        (error: Error) => {
          if (won) return;
          if (error instanceof BlockedError) reject(error);
          failures.push({ address, code: codeOf(error), message: error.message });
          if (failures.length === wanted) reject(mostTelling(failures));
          else next();
        },
      );
    };
    next();
  });
}

/**
 * Connects to the first of the judged addresses that takes the connection. Never looks a name up:
 * what was judged is what is connected to. Has no deadline of its own; ending `sockets` ends it.
 * @param addresses IP literals
 * @throws NetError with Node's code, the most telling one when several addresses failed, or `BLOCKED`
 */
export async function connectPinned(addresses: readonly string[], options: ConnectOptions): Promise<Socket> {
  const [only] = addresses;
  if (options.sockets.ended) throw new NetError("ABORT_ERR", "The time was over before the connection was opened.");
  if (only !== undefined && addresses.length === 1) return attempt(only, options);
  return race(addresses, options);
}
