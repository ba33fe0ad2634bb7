import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

type Pair = { near: Socket; far: Socket; waiting: [Socket, Buffer][]; caught: boolean };
type Trap = { pattern: string; moment: "before" | "after"; caught: () => void };

/**
 * Stands between a program and a service on this machine, and breaks the connection in the ways networks do.
 * `before` a statement: it is held back, and so is everything after it. `after` a statement: it goes through, and
 * the answer is held back.
 */
export type Relay = {
  port: number;
  /** Delays every piece of what passes, each way. Milliseconds. */
  delay: (ms: number) => void;
  /** Ends every connection; the next one may come at once. */
  drop: () => void;
  /** Ends every connection and refuses new ones. */
  close: () => void;
  /** Lets connections come about, and nothing through: as a network that swallows everything. */
  hold: () => void;
  /** Back to passing everything on. */
  open: () => Promise<void>;
  /** Waits for a statement that holds this text, and holds it or its answer back from then on. */
  trap: (pattern: string, moment: "before" | "after") => Promise<void>;
  stop: () => Promise<void>;
};

const host = "127.0.0.1";

class Passage {
  readonly pairs = new Set<Pair>();
  delayMs = 0;
  held = false;
  traps: Trap[] = [];
  private server: Server;

  constructor(
    private readonly target: () => number,
    readonly port: number,
    server: Server,
  ) {
    this.server = server;
  }

  take(near: Socket): void {
    const far = connect({ host, port: this.target() });
    const pair: Pair = { near, far, waiting: [], caught: false };
    this.pairs.add(pair);
    const end = (): void => {
      this.pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      socket.on("error", end);
      socket.on("close", end);
    }
    near.on("data", (chunk) => this.send(pair, chunk));
    far.on("data", (chunk) => this.pass(pair, near, chunk));
  }

  /** What the program sends: here is where traps look. */
  private send(pair: Pair, chunk: Buffer): void {
    const trap = this.traps.find(({ pattern }) => chunk.includes(pattern));
    if (!trap) {
      this.pass(pair, pair.far, chunk);
      return;
    }
    this.traps = this.traps.filter((each) => each !== trap);
    if (trap.moment === "after") {
      this.pass(pair, pair.far, chunk);
      pair.far.once("data", trap.caught);
      pair.caught = true;
    } else {
      pair.caught = true;
      this.pass(pair, pair.far, chunk);
      trap.caught();
    }
  }

  private pass(pair: Pair, to: Socket, chunk: Buffer): void {
    if (this.held || pair.caught) return void pair.waiting.push([to, chunk]);
    if (this.delayMs === 0) to.write(chunk);
    else setTimeout(() => to.write(chunk), this.delayMs);
  }

  release(): void {
    this.held = false;
    for (const pair of this.pairs) {
      pair.caught = false;
      for (const [to, chunk] of pair.waiting.splice(0)) to.write(chunk);
    }
  }

  drop(): void {
    for (const { near, far } of this.pairs) {
      near.destroy();
      far.destroy();
    }
    this.pairs.clear();
  }

  close(): void {
    this.server.close();
    this.drop();
  }

  /** Listens again where it listened before. */
  async reopen(): Promise<void> {
    while (!this.server.listening) {
      this.server = await listen((near) => this.take(near), this.port).catch(() => this.server);
      if (!this.server.listening) await sleep(20);
    }
  }
}

const listen = (take: (near: Socket) => void, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer(take);
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });

/** Starts a relay to a port of this machine. @param target asked at each connection, for a service may come back elsewhere */
export async function startRelay(target: () => number): Promise<Relay> {
  let passage: Passage | undefined;
  const server = await listen((near) => passage?.take(near), 0);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The relay got no port.");
  const made = new Passage(target, address.port, server);
  passage = made;
  return {
    port: made.port,
    delay: (ms) => {
      made.delayMs = ms;
    },
    drop: () => made.drop(),
    close: () => made.close(),
    hold: () => {
      made.held = true;
    },
    open: async () => {
      made.delayMs = 0;
      made.traps = [];
      await made.reopen();
      made.release();
    },
    trap: (pattern, moment) => new Promise((caught) => made.traps.push({ pattern, moment, caught })),
    stop: async () => made.close(),
  };
}
