import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { ended, howItEnded } from "./children";

export type Running = { process: ChildProcess; stop: () => Promise<void> };

export type Supervised = {
  stop: () => Promise<void>;
};

const mostFalls = 5;
const withinMs = 60_000;

export type SupervisionOptions = {
  name: string;
  start: () => Promise<Running>;
  say: (line: string) => void;
  /** Called once, when it fell more than five times in a minute: it will not be started again. */
  onGiveUp: (error: Error) => void;
};

/**
 * Keeps a part of the product running: when it falls without being asked to, it is started again.
 * @throws what the first start throws
 */
export async function supervise({ name, start, say, onGiveUp }: SupervisionOptions): Promise<Supervised> {
  let running = await start();
  let stopping = false;
  const falls: number[] = [];

  const watch = async (): Promise<void> => {
    for (;;) {
      await ended(running.process);
      if (stopping) return;
      const now = performance.now();
      falls.push(now);
      const how = howItEnded(running.process);
      if (falls.filter((at) => now - at < withinMs).length > mostFalls)
        return onGiveUp(new Error(`${name} ended again and again, last with ${how}.`));
      say(`${name} ended with ${how}; starting it again`);
      await sleep(falls.length === 1 ? 200 : 1_000);
      if (stopping) return;
      const next = await start().catch((error: unknown) => onGiveUp(error instanceof Error ? error : new Error(name)));
      if (!next) return;
      running = next;
      if (stopping) await running.stop();
    }
  };
  void watch();

  return {
    stop: async () => {
      stopping = true;
      await running.stop();
    },
  };
}
