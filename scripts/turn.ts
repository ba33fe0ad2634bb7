import { createHash } from "node:crypto";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Takes a name that only one process of this machine has at a time. The system forgets it with the process, so
 * one who was killed leaves nothing behind. Systems other than Linux have no such names: there it is always free.
 * @returns what gives the name back, or nothing when it is taken
 */
export async function takeName(name: string): Promise<(() => Promise<void>) | undefined> {
  if (process.platform !== "linux") return async () => undefined;
  const server = createServer((socket) => socket.destroy());
  const address = `\0hopcheck-${createHash("sha256").update(name).digest("hex")}`;
  const taken = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(address, () => resolve(true));
  });
  if (!taken) return undefined;
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

/** Does `work` while no other process does work of that name; waits for them. */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const giveBack = await takeName(name);
    if (!giveBack) {
      await sleep(300);
      continue;
    }
    try {
      return await work();
    } finally {
      await giveBack();
    }
  }
}
