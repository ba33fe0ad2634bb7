// An app that runs out of memory on its first request: started with a small limit, it grows until it is ended.
import { createServer } from "node:http";

process.on("disconnect", () => process.exit(0));

const held = [];
const server = createServer(() => {
  for (;;) held.push(new Array(100_000).fill(held.length));
});
server.listen(Number(process.argv[2]), "127.0.0.1", () => process.send(server.address().port));
