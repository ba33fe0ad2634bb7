import { connect } from "node:tls";

const patienceMs = 2000;

/** Errors of OpenSSL that say that what came was no TLS at all. */
const plain = ["ERR_SSL_WRONG_VERSION_NUMBER", "ERR_SSL_PACKET_LENGTH_TOO_LONG", "ERR_SSL_HTTP_REQUEST", "ECONNRESET"];

/**
 * Whether a port of this machine speaks TLS: one handshake, at once ended. A port that ends the connection or
 * answers in words of its own does not; an alert is TLS.
 * @param address that the port listens on; for all addresses, the machine's own is asked
 * @returns null when two seconds did not show it
 */
export function speaksTls(address: string, port: number): Promise<boolean | null> {
  const host = { "0.0.0.0": "127.0.0.1", "::": "::1" }[address] ?? address;
  return new Promise((resolve) => {
    // Who it is does not matter here, and nothing is sent to it.
    const socket = connect({ host, port, rejectUnauthorized: false });
    const end = (answer: boolean | null): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(end, patienceMs, null);
    socket.once("secureConnect", () => end(true));
    socket.once("error", (error: NodeJS.ErrnoException) => {
      const code = error.code ?? "";
      end(plain.includes(code) ? false : /^ERR_SSL_.*ALERT/.test(code) ? true : null);
    });
    socket.once("close", () => end(false));
  });
}
