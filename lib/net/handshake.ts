import { isIP, type Socket } from "node:net";
import { checkServerIdentity, connect, type PeerCertificate, type SecureContext, type TLSSocket } from "node:tls";
import { codeOf, NetError } from "@/lib/net/net-error";
import type { Sockets } from "@/lib/net/sockets";

export type Handshake = {
  socket: TLSSocket;
  /** Why the certificate is not accepted, Node's code; null when it is. */
  problem: NetError | null;
  /** With its issuers. Null when the server showed none. */
  certificate: PeerCertificate | null;
};

/** OpenSSL's reasons come under one code where a write found them; Node names them one by one where a read did. */
function sharpened(error: NodeJS.ErrnoException): NetError {
  const reason =
    codeOf(error) === "EPROTO" ? /:SSL routines:[^:]*:([a-z0-9 /_-]+)/i.exec(error.message)?.[1] : undefined;
  const code =
    reason === undefined
      ? codeOf(error)
      : `ERR_SSL_${reason
          .trim()
          .toUpperCase()
          .replace(/[^A-Z0-9]+/g, "_")}`;
  return new NetError(code, error.message.trim());
}

const reasonOf = (socket: TLSSocket): string => {
  // Typed as an Error, it is the code as a string.
  const reason: unknown = socket.authorizationError;
  return typeof reason === "string" ? reason : codeOf(reason);
};

/**
 * Shakes hands over an open connection and judges the certificate (RFC 6125 name, chain, dates). The
 * connection stands either way, so that a bad certificate can be shown: the caller sends nothing when `problem` is set.
 * @param host the name or address in the URL; a name is sent as SNI
 * @throws NetError when there is no handshake: `ERR_SSL_*`, `ECONNRESET`
 */
export function shakeHands(tcp: Socket, host: string, context: SecureContext, sockets: Sockets): Promise<Handshake> {
  return new Promise((resolve, reject) => {
    let certificate: PeerCertificate | null = null;
    const socket = connect({
      socket: tcp,
      secureContext: context,
      host,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ALPNProtocols: ["http/1.1"],
      rejectUnauthorized: false,
      checkServerIdentity: (name, shown) => {
        certificate = shown;
        return checkServerIdentity(name, shown);
      },
    });
    sockets.add(socket);
    const fail = (error: NodeJS.ErrnoException): void => reject(sharpened(error));
    const closed = (): void =>
      reject(new NetError("ECONNRESET", "The connection was closed during the TLS handshake."));
    socket.once("error", fail);
    socket.once("close", closed);
    socket.once("secureConnect", () => {
      socket.off("error", fail);
      socket.off("close", closed);
      if (socket.authorized) return resolve({ socket, problem: null, certificate });
      const shown = socket.getPeerCertificate(true);
      const code = reasonOf(socket);
      resolve({
        socket,
        problem: new NetError(code, `The certificate is not accepted: ${code}.`),
        certificate: Object.keys(shown).length === 0 ? null : shown,
      });
    });
  });
}
