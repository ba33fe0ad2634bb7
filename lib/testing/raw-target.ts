import { type AddressInfo, createServer, type Socket } from "node:net";

export type RawTarget = { port: number; url: string; hits: () => number; stop: () => Promise<void> };

/** A TCP server that does as it is told with each connection: what no well-made server would do. */
export async function startRawTarget(behave: (socket: Socket) => void, host = "127.0.0.1"): Promise<RawTarget> {
  const sockets = new Set<Socket>();
  let hits = 0;
  const server = createServer((socket) => {
    hits += 1;
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    behave(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    hits: () => hits,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers the first bytes with a text and closes. */
export const says =
  (text: string) =>
  (socket: Socket): void => {
    socket.once("data", () => socket.end(text));
  };
