import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recognise } from "@/lib/log-line/log-line";
import { maskLine } from "@/lib/log-line/mask";
import { timeOf } from "@/lib/log-line/time";

const reading = "while reading response header from upstream";
const shaking = "while SSL handshaking to upstream";
const tail =
  ', client: 10.0.0.9, server: shop.example, request: "GET /pay?a=b HTTP/1.1", upstream: "http://127.0.0.1:3000/pay?a=b", host: "shop.example"';

/** What nginx 1.22.1 wrote for each fault of the recording, with the cause that was injected. */
const nginx: [string, string][] = [
  ["connect() failed (111: Connection refused) while connecting to upstream", "upstream-refused"],
  ["upstream timed out (110: Connection timed out) while connecting to upstream", "upstream-connect-timeout"],
  ["connect() failed (113: No route to host) while connecting to upstream", "upstream-unreachable"],
  ["nope.invalid could not be resolved (3: Host not found)", "upstream-dns-failure"],
  ["servfail.test could not be resolved (2: Server failure)", "upstream-dns-failure"],
  ["timeout.test could not be resolved (110: Operation timed out)", "upstream-dns-failure"],
  [`upstream prematurely closed connection ${reading}`, "upstream-closed-early"],
  [`recv() failed (104: Connection reset by peer) ${reading}`, "upstream-reset"],
  [`upstream sent no valid HTTP/1.0 header ${reading}`, "upstream-bad-response"],
  [`upstream sent invalid header: "This\\x20..." ${reading}`, "upstream-bad-response"],
  [`upstream sent too big header ${reading}`, "upstream-header-too-large"],
  [`upstream timed out (110: Connection timed out) ${reading}`, "upstream-read-timeout"],
  ["upstream timed out (110: Connection timed out) while reading upstream", "response-truncated"],
  ["upstream prematurely closed connection while reading upstream", "response-truncated"],
  ["readv() failed (104: Connection reset by peer) while reading upstream", "response-truncated"],
  ["upstream sent invalid chunked response while reading upstream", "response-truncated"],
  [
    `SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version number) ${shaking}`,
    "upstream-protocol-mismatch",
  ],
  [`upstream SSL certificate verify error: (18:self-signed certificate) ${shaking}`, "upstream-tls-untrusted"],
  [`upstream SSL certificate verify error: (10:certificate has expired) ${shaking}`, "upstream-tls-expired"],
  [`upstream SSL certificate does not match "www.lab.test" ${shaking}`, "upstream-tls-wrong-host"],
  [
    `SSL_do_handshake() failed (SSL: error:0A00014D:SSL routines::legacy sigalg disallowed or unsupported) ${shaking}`,
    "upstream-tls-handshake",
  ],
  [
    `SSL_do_handshake() failed (SSL: error:0A000410:SSL routines::sslv3 alert handshake failure:SSL alert number 40) ${shaking}`,
    "upstream-tls-handshake",
  ],
  [`peer closed connection in SSL handshake ${shaking}`, "upstream-tls-handshake"],
  [`peer closed connection in SSL handshake (104: Connection reset by peer) ${shaking}`, "upstream-tls-handshake"],
  ["no live upstreams while connecting to upstream", "no-healthy-upstream"],
  [
    "connect() to unix:/srv/lab/upstream/missing.sock failed (2: No such file or directory) while connecting to upstream",
    "upstream-socket-missing",
  ],
  [
    "connect() to unix:/srv/lab/upstream/perm.sock failed (13: Permission denied) while connecting to upstream",
    "upstream-socket-permission",
  ],
  [`upstream sent unsupported FastCGI protocol version: 72 ${reading}`, "upstream-protocol-mismatch"],
  ["client sent plain HTTP request to HTTPS port while reading client request headers", "upstream-protocol-mismatch"],
  ['limiting requests, excess: 0.811 by zone "lr"', "proxy-rate-limited"],
  ['limiting connections by zone "lc"', "proxy-overloaded"],
  ["access forbidden by rule", "proxy-forbidden"],
  ["no user/password was provided for basic authentication", "proxy-auth-required"],
  ['open() "/srv/lab/nginx/html/missing" failed (2: No such file or directory)', "proxy-not-found"],
  ['directory index of "/srv/lab/nginx/html/dir/" is forbidden', "proxy-forbidden"],
  ['rewrite or internal redirection cycle while processing "/loop"', "proxy-config-error"],
  ["auth request unexpected status: 502 while sending to client", "proxy-auth-backend-down"],
  ["client intended to send too large body: 99999999 bytes", "request-body-too-large"],
  ['client sent too long header line: "Cookie: a=x..."', "request-header-too-large"],
];

const haproxy: [string, string, string, number, string][] = [
  ["refused/s1", "0/0/-1/-1/3003", "SC--", 503, "upstream-refused"],
  ["blackhole/s1", "0/0/-1/-1/8006", "sC--", 503, "upstream-connect-timeout"],
  ["dnsfail/<NOSRV>", "0/-1/-1/-1/0", "SC--", 503, "no-healthy-upstream"],
  ["close/s1", "0/0/0/-1/1", "SH--", 502, "upstream-closed-early"],
  ["badheader/s1", "0/0/0/-1/0", "PH--", 502, "upstream-bad-response"],
  ["hang/s1", "0/0/0/-1/2001", "sH--", 504, "upstream-read-timeout"],
  ["stallbody/s1", "0/0/0/0/2000", "sD--", 200, "response-truncated"],
  ["trunccl/s1", "0/0/0/0/0", "SD--", 200, "response-truncated"],
  ["queue/<NOSRV>", "0/1000/-1/-1/1000", "sQ--", 503, "proxy-overloaded"],
  ["deny/<NOSRV>", "0/-1/-1/-1/0", "PR--", 403, "proxy-forbidden"],
  ["deny429/<NOSRV>", "0/-1/-1/-1/0", "PR--", 429, "proxy-rate-limited"],
  ["tarpit/<NOSRV>", "-1/1001/-1/-1/1000", "PT--", 500, "proxy-forbidden"],
  ["auth/<NOSRV>", "0/-1/-1/-1/0", "LR--", 401, "proxy-auth-required"],
  ["errret/<NOSRV>", "0/-1/-1/-1/0", "LR--", 503, "proxy-configured-status"],
];

const others: [string, string, string][] = [
  [
    "[Sat Nov 21 07:00:00.123456 2026] [proxy:error] [pid 7] (111)Connection refused: AH00957: http: attempt to connect to 127.0.0.1:18999 (127.0.0.1:18999) failed",
    "apache-connect-refused",
    "upstream-refused",
  ],
  [
    "(70007)The timeout specified has expired: AH00957: http: attempt to connect to 127.66.6.6:19002 (127.66.6.6:19002) failed",
    "apache-connect-timeout",
    "upstream-connect-timeout",
  ],
  [
    "(113)No route to host: AH00957: http: attempt to connect to 127.66.6.7:19002",
    "apache-connect-unreachable",
    "upstream-unreachable",
  ],
  [
    "AH01102: error reading status line from remote server 127.0.0.1:19003",
    "apache-status-line",
    "upstream-closed-early",
  ],
  [
    "AH00898: Corrupt status line returned by remote server: HTTP/7.3 200 OK",
    "apache-corrupt-status",
    "upstream-bad-response",
  ],
  ["AH00898: DNS lookup failure for: nope.invalid returned by /dnsfail", "apache-resolve", "upstream-dns-failure"],
  [
    "AH01084: pass request body failed to 127.0.0.1:19059 (localhost)",
    "apache-request-not-passed",
    "upstream-tls-handshake",
  ],
  [
    "(2)No such file or directory: AH02454: http: attempt to connect to Unix domain socket /srv/missing.sock (localhost:80) failed",
    "apache-socket-missing",
    "upstream-socket-missing",
  ],
  [
    "(70007)The timeout specified has expired: AH00941: http: failed to acquire connection for (127.0.0.1:19047)",
    "apache-pool-exhausted",
    "proxy-overloaded",
  ],
  [
    "AH00959: ap_proxy_connect_backend disabling worker for (127.0.0.1:18999) for 60s",
    "apache-disabling-worker",
    "no-healthy-upstream",
  ],
  ["AH01114: HTTP: failed to make connection to backend: 127.0.0.1", "apache-proxy-response", "upstream-refused"],
  [
    '{"level":"error","ts":1795243200.5,"logger":"http.log.error","msg":"dial tcp 127.0.0.1:3000: connect: connection refused","request":{"method":"GET","host":"shop.example","uri":"/pay?a=b"},"status":502}',
    "caddy-connect-refused",
    "upstream-refused",
  ],
  [
    '{"level":"error","logger":"http.log.error","msg":"EOF","request":{"host":"a","uri":"/"}}',
    "caddy-closed-early",
    "upstream-closed-early",
  ],
  [
    "-   FetchError     backend default: fail errno 111 (Connection refused)",
    "varnish-connect-refused",
    "upstream-refused",
  ],
  [
    "1795243200.123 1 10.0.0.9 TCP_MISS/503 4042 GET http://shop.example/ - HIER_DIRECT/127.0.0.1 text/html ERR_CONNECT_FAIL/111",
    "squid-connect-fail",
    "upstream-refused",
  ],
  [
    "(gw_backend.c.279) establishing connection failed: socket: tcp:127.0.0.1:3000: Connection refused",
    "lighttpd-connect-refused",
    "upstream-refused",
  ],
  ["Error: listen EADDRINUSE: address already in use :::3000", "node-port-in-use", "app-crash"],
  ["Error: EMFILE: too many open files, open '/srv/app/x'", "node-open-files", "app-overloaded"],
  [
    "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
    "node-heap",
    "app-worker-killed",
  ],
  ["Error: connect ECONNREFUSED 127.0.0.1:5432", "node-database-refused", "app-db-down"],
  [
    "Nov 21 07:00:00 web kernel: Memory cgroup out of memory: Killed process 4711 (node) total-vm:1048576kB",
    "kernel-oom-cgroup",
    "app-worker-killed",
  ],
  ["[12345.678] Out of memory: Killed process 4711 (node)", "kernel-oom", "app-worker-killed"],
  ["Nov 21 07:00:00 web systemd[1]: shop.service: Failed with result 'oom-kill'.", "systemd-oom", "app-worker-killed"],
  [
    "Nov 21 07:00:00 web systemd[1]: shop.service: Scheduled restart job, restart counter is at 5.",
    "systemd-restart",
    "app-crash",
  ],
  ["FATAL:  sorry, too many clients already", "postgres-too-many-clients", "app-db-down"],
  ["ERROR 1040 (HY000): Too many connections", "mysql-too-many-connections", "app-db-down"],
  ["(error) OOM command not allowed when used memory > 'maxmemory'.", "redis-memory", "app-db-down"],
  ["MongoServerSelectionError: connect ECONNREFUSED 10.0.0.5:27018", "mongodb-selection", "app-db-down"],
];

describe("a line of a log", () => {
  it.each(nginx)("of nginx: %s", (words, cause) => {
    const line = `2026/11/21 07:00:00 [error] 12#12: *7 ${words}${tail}`;
    for (const each of [line, maskLine(line)])
      expect(recognise(each)).toMatchObject({
        cause,
        product: "nginx",
        upstream: "127.0.0.1:3000",
        host: "shop.example",
        path: "/pay",
      });
  });

  it.each(haproxy)("of HAProxy: %s %s %s", (server, timers, state, status, cause) => {
    const line = `Nov 21 07:00:00 web haproxy[7]: 10.0.0.9:4711 [21/Nov/2026:07:00:00.123] www ${server} ${timers} ${status} 217 - - ${state} 1/1/0/0/3 0/0 "GET / HTTP/1.1"`;
    expect(recognise(line)).toMatchObject({ cause, product: "haproxy", upstream: server.split("/")[1] });
    expect(recognise(line.replace(state, "----"))).toBeNull();
  });

  it.each(others)("of others: %s", (line, pattern, cause) => {
    expect(recognise(line)).toMatchObject({ pattern, cause });
    expect(recognise(maskLine(line))).toMatchObject({ pattern, cause });
  });

  it("names the address of a socket, and what Caddy was asked for", () => {
    const socket =
      'connect() to unix:/run/app.sock failed (2: No such file or directory) while connecting to upstream, upstream: "http://unix:/run/app.sock:/pay", host: "a"';
    expect(recognise(socket)?.upstream).toBe("unix:/run/app.sock");
    expect(recognise(others[11]?.[0] ?? "")).toMatchObject({
      upstream: "127.0.0.1:3000",
      host: "shop.example",
      path: "/pay",
    });
  });

  it("is not recognised when it says nothing known, and never throws", () => {
    for (const line of ["", "GET / 200", "server started on port 3000", "{}", '{"msg":"connection refused"}'])
      expect(recognise(line)).toBeNull();
    fc.assert(fc.property(fc.string({ maxLength: 600 }), (line) => void recognise(line)));
  });

  it("is read in time that grows with its length alone", () => {
    const started = performance.now();
    for (const piece of ["connect() ", "upstream timed out (110 ", "0/0/0/0/0 ", '{"error":"'])
      recognise(piece.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("the time of a line", () => {
  const local = new Date(2026, 10, 21, 7, 0, 0).toISOString();
  it.each([
    ["2026/11/21 07:00:00 [error] 1#1: x", local],
    ["[Sat Nov 21 07:00:00.123456 2026] [proxy:error] x", local],
    ["Nov 21 07:00:00 web kernel: x", local],
    ["2026-11-21T07:00:00.123Z error", "2026-11-21T07:00:00.000Z"],
    ["2026-11-21 07:00:00,123 +0100 error", "2026-11-21T06:00:00.000Z"],
    ["2026-11-21T07:00:00-0330 error", "2026-11-21T10:30:00.000Z"],
    ['10.0.0.9 - - [21/Nov/2026:07:00:00 +0100] "GET / HTTP/1.1" 502', "2026-11-21T06:00:00.000Z"],
    ['{"level":"error","ts":1795244400.5,"msg":"x"}', "2026-11-21T07:00:00.000Z"],
  ])("%s", (line, wanted) => expect(timeOf(line, 2026)?.toISOString()).toBe(wanted));

  it("is null when it says none", () => {
    for (const line of ["", "Error: x", "Foo 21 07:00:00 x", "12345"]) expect(timeOf(line, 2026)).toBeNull();
  });
});
