import type { Socket } from "node:net";
import { startRawTarget } from "@/lib/testing/raw-target";

/** Answers these bytes to a request, and ends in good order, with a reset or not at all. */
export const answering =
  (bytes: string | Buffer, ending: "close" | "reset" | "stay" = "close") =>
  (socket: Socket): void => {
    socket.once("data", () => {
      socket.write(bytes);
      if (ending === "close") socket.end();
      if (ending === "reset") setTimeout(() => socket.resetAndDestroy(), 30);
    });
  };

/** Answers a head and then a piece every so often, for as long as anybody listens. */
export const dripping =
  (head: string | Buffer, piece: string | Buffer, everyMs: number) =>
  (socket: Socket): void => {
    socket.once("data", () => {
      socket.write(head);
      const timer = setInterval(() => socket.write(piece), everyMs);
      socket.on("close", () => clearInterval(timer));
    });
  };

/** A port of this machine on which nothing listens. */
export async function closedPort(): Promise<number> {
  const { port, stop } = await startRawTarget((socket) => socket.destroy());
  await stop();
  return port;
}
