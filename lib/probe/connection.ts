import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { BlockedError } from "@/lib/net/blocked";
import type { AddressPolicy } from "@/lib/net/policy";
import { hostOf, portOf } from "@/lib/net/target";
import { tlsContext } from "@/lib/net/tls-context";
import { certificateOf } from "@/lib/probe/certificate";
import type { ProbeResult } from "@/lib/probe/probe";
import type { Stopwatch } from "@/lib/probe/stopwatch";

export type Connected = { socket: Socket; tls: ProbeResult["tls"] };

/** A failure with a code that the diagnosis knows. */
export class ProbeFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly tls: ProbeResult["tls"] = null,
  ) {
    super(message);
  }
}

/** Errors after which another address of the same name may still answer. */
const tryNext = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"]);

function open(address: string, port: number, policy: AddressPolicy, hold: (socket: Socket) => void): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host: address, port });
    hold(socket);
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      // The address that was judged is the one that is connected to: make sure of it.
      const reached = socket.remoteAddress;
      if (reached !== undefined && policy.allows(reached, port)) return resolve(socket);
      socket.destroy();
      reject(new BlockedError());
    });
  });
}

/** Shakes hands and judges the certificate before a byte of the request is sent. */
function secure(tcp: Socket, url: URL, hold: (socket: Socket) => void): Promise<Connected> {
  const host = hostOf(url);
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connectTls({
      socket: tcp,
      secureContext: tlsContext(),
      host,
      ...(isIP(host) ? {} : { servername: host }),
      rejectUnauthorized: false,
    });
    hold(socket);
    socket.once("error", reject);
    socket.once("close", () =>
      reject(new ProbeFailure("ECONNRESET", "The connection was closed during the TLS handshake.")),
    );
    socket.once("secureConnect", () => {
      socket.off("error", reject);
      const tls = { protocol: socket.getProtocol(), certificate: certificateOf(socket, !socket.authorized) };
      if (socket.authorized) return resolve({ socket, tls });
      const reason = socket.authorizationError as unknown;
      const code =
        typeof reason === "string" ? reason : ((reason as NodeJS.ErrnoException | null)?.code ?? "CERT_INVALID");
      socket.destroy();
      reject(new ProbeFailure(code, `The certificate is not accepted: ${code}.`, tls));
    });
  });
}

/**
 * Connects to the first of the addresses that takes the connection, with TLS where the URL asks for it.
 * @param hold is given every socket that is opened, so that a deadline can end it
 */
export async function connect(
  url: URL,
  addresses: readonly string[],
  policy: AddressPolicy,
  watch: Stopwatch,
  hold: (socket: Socket) => void,
): Promise<Connected> {
  watch.next("tcp", addresses.join(", "));
  for (const [index, address] of addresses.entries()) {
    try {
      const socket = await open(address, portOf(url), policy, hold);
      if (url.protocol !== "https:") return { socket, tls: null };
      watch.next("tls", address);
      return await secure(socket, url, hold);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? "";
      if (watch.running !== "tcp" || !tryNext.has(code) || index === addresses.length - 1) throw error;
    }
  }
  throw new ProbeFailure("ENOTFOUND", "The name has no address.");
}
