import { createServer } from "node:net";

// Below the range that the system gives to outgoing connections, so that a closed port stays closed.
let next = Number(process.env["LAB_PORT"] ?? 21_000);

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

/** A port of the loopback that nobody has; from `LAB_PORT` (21000) upwards. @throws Error when none of 1000 is free */
export async function claimPort(): Promise<number> {
  for (let tries = 0; tries < 1000; tries++) {
    const port = next++;
    if (await isFree(port)) return port;
  }
  throw new Error("No port is free for the lab: set LAB_PORT to the first of a range that is.");
}
