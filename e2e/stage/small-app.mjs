// A customer's app, as small as can be: it answers every path, after the delay it was last told of.
import { createServer } from "node:http";

let delayMs = 0;
process.on("message", (message) => {
  delayMs = message.delayMs;
  process.send({ delayMs });
});
// Its tests are gone: so is it.
process.on("disconnect", () => process.exit(0));

createServer((_request, response) => {
  setTimeout(() => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end("<!doctype html><title>Shop</title><h1>The shop is open</h1>");
  }, delayMs);
}).listen(Number(process.argv[2]), "127.0.0.1", () => process.send({ ready: true }));
