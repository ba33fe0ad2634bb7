// Serves the built web app. Next's own server passes on whatever X-Forwarded-For a client writes; this one
// notes the address that really connected, so that limits on signing in count clients and not headers.
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import next from "next";
import { statusPages } from "./status-pages/handler.mjs";

const hostname = process.env["HOST"] ?? "127.0.0.1";
const port = Number(process.env["PORT"] ?? 3000);
const dir = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** Longer than a proxy in front keeps an idle connection (60 s in most), so that it is never the first to close. */
const keepAliveMs = 65_000;
const graceMs = 3_000;
const notes = ["x-hopcheck-language", "x-hopcheck-url", "x-hopcheck-host"];

const app = next({ dev: false, dir, hostname, port });
await app.prepare();
const handle = app.getRequestHandler();
// Next's side of the process (instrumentation.ts) hears of changes and knows whose a host is. Next registers it with
// the first request, which is our own.
const pages = statusPages({ port, hostname, pageAtHost: async (host) => globalThis.hopcheckPages.pageAtHost(host) });

/** The chain of addresses as `lib/account` reads it: what the client says, then who connected. The last is always true. */
function chainOf(request) {
  const peer = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  const said = request.headers["x-forwarded-for"];
  return said === undefined || !process.env["TRUSTED_PROXIES"] ? peer : `${said}, ${peer}`;
}

/** Notes who connected. What else looks like a note of ours was written by the client. */
function noteClient(request) {
  for (const name of notes) delete request.headers[name];
  request.headers["x-hopcheck-client"] = chainOf(request);
}

/** A path with a broken escape is no path: nothing behind here could read it. */
function isReadable(url) {
  try {
    return typeof decodeURI(url) === "string";
  } catch {
    return false;
  }
}

const server = createServer((request, response) => {
  if (!isReadable(request.url)) {
    response.writeHead(400, { "Content-Type": "text/plain; charset=utf-8" });
    response.end("This address cannot be read: a % in it must be followed by two hexadecimal digits.\n");
    return;
  }
  const next = () =>
    handle(request, response).catch((error) => {
      console.error(error instanceof Error ? (error.stack ?? error.message) : error);
      response.destroy();
    });
  if (pages.isDrawing(request)) return next();
  noteClient(request);
  pages.serve(request, response, next);
});
server.keepAliveTimeout = keepAliveMs;
server.headersTimeout = keepAliveMs + 1_000;
server.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, hostname, async () => {
  await pages.warm();
  globalThis.hopcheckPages.follow(pages.changed);
  console.log(`serving http://${hostname}:${port}`);
});

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  // Open pages listen for changes for as long as they are open.
  setTimeout(() => server.closeAllConnections(), graceMs).unref();
  setTimeout(() => process.exit(0), graceMs + 1_000).unref();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
