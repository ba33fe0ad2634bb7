// An app that keeps all it ever made: the first request takes it over its memory limit, and Node ends it.
import { createServer } from "node:http";

const kept = [];
createServer(() => {
  for (;;) kept.push(new Array(10_000).fill(Math.random()));
}).listen(Number(process.argv[2]), "127.0.0.1", () => process.stdout.write("ready\n"));
