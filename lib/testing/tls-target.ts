import type { AddressInfo, Socket } from "node:net";
import { createServer, type TlsOptions } from "node:tls";

export type TlsTarget = { port: number; hits: () => number; stop: () => Promise<void> };

/**
 * A TLS server that answers HTTP to whoever has shaken hands. `hits` counts the requests that reached
 * it: none may when its certificate is bad.
 */
export async function startTlsTarget(options: TlsOptions, body = "ok"): Promise<TlsTarget> {
  let hits = 0;
  const open = new Set<Socket>();
  const server = createServer({ ALPNProtocols: ["http/1.1"], ...options }, (socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => {
      hits += 1;
      socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
    });
  });
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hits: () => hits,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
