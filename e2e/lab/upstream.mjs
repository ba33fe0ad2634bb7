// A server that fails in every way a server can, each on a port of its own. Run as a child: it sends its ports to
// its parent and ends with it. Four files, each with a certificate and its key, stand on the command line.
import { readFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { createServer as createTlsServer } from "node:tls";

process.on("disconnect", () => process.exit(0));

const [untrusted, expired, otherName, trusted] = process.argv.slice(2).map((file) => readFileSync(file));

/** Answers the first bytes of a request in a raw way. */
const raw = (behave) =>
  createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => behave(socket));
  });

const page = (status, title, headers = {}) =>
  createHttpServer((_request, response) => {
    response.writeHead(status, {
      "content-type": "text/html; charset=utf-8",
      "x-powered-by": "Express",
      etag: 'W/"1d-lab"',
      ...headers,
    });
    response.end(`<!doctype html><title>${title}</title><h1>${title}</h1>`);
  });

const secure = (pair) =>
  createTlsServer({ cert: pair, key: pair }, (socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"));
  }).on("tlsClientError", () => undefined);

const servers = {
  ok: page(200, "The shop is open"),
  slow: createHttpServer((_request, response) => setTimeout(() => response.end("late"), 3000)),
  close: raw((socket) => socket.end()),
  reset: raw((socket) => socket.resetAndDestroy()),
  "malformed-status": raw((socket) => socket.end("HELLO WORLD THIS IS NOT HTTP\r\n\r\n")),
  "malformed-header": raw((socket) => socket.end("HTTP/1.1 200 OK\r\nThis is no header line\r\n\r\nhi")),
  "wrong-port": createServer((socket) => {
    socket.on("error", () => undefined);
    socket.write("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n");
    socket.once("data", () => socket.end("Invalid SSH identification string.\r\n"));
  }),
  "big-header": raw((socket) =>
    socket.end(`HTTP/1.1 200 OK\r\nX-Big: ${"a".repeat(65_536)}\r\nContent-Length: 2\r\n\r\nhi`),
  ),
  hang: raw(() => undefined),
  "dies-mid-body": raw((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n${"a".repeat(500)}`);
    setTimeout(() => socket.destroy(), 100);
  }),
  "app-500": page(500, "Internal Server Error"),
  "app-502": page(502, "The payment provider did not answer"),
  "app-503": page(503, "Service Unavailable"),
  "app-504": page(504, "The search took too long"),
  starting: createHttpServer((_request, response) => {
    response.writeHead(503, { "content-type": "application/json", "retry-after": "5", "x-powered-by": "Express" });
    response.end('{"status":"starting"}');
  }),
  untrusted: secure(untrusted),
  expired: secure(expired),
  "wrong-host": secure(otherName),
  // Asks for a certificate of the gateway's and refuses the handshake without one.
  "wants-certificate": createTlsServer(
    { cert: trusted, key: trusted, requestCert: true, rejectUnauthorized: true, maxVersion: "TLSv1.2" },
    (socket) => socket.end(),
  ).on("tlsClientError", () => undefined),
};

const ports = {};
let waiting = Object.keys(servers).length;
for (const [name, server] of Object.entries(servers)) {
  server.listen(0, "127.0.0.1", () => {
    ports[name] = server.address().port;
    waiting -= 1;
    if (waiting === 0) process.send(ports);
  });
}
