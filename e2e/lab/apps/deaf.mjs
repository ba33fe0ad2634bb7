// Listens and never accepts: once its short queue is full, the system drops whoever knocks, as a firewall does.
import { writeSync } from "node:fs";
import { createServer } from "node:net";

createServer().listen({ port: Number(process.argv[2]), host: "127.0.0.1", backlog: 1 }, () => {
  writeSync(1, "ready\n");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
