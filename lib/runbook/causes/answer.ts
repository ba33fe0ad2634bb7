import type { upstreamCauses } from "@/lib/diagnosis/causes/upstream";
import { look } from "@/lib/runbook/check";
import type { Runbook } from "@/lib/runbook/runbook";
import {
  appLog,
  askAgain,
  askApp,
  descriptors,
  oom,
  proxyLog,
  restarts,
  scheme,
  slow,
  timeouts,
} from "@/lib/runbook/shared";
import { edges, nginx, platforms, proxies, rfc, system } from "@/lib/runbook/sources";

/** A gateway reached what stands behind it and got no good answer. */
export const answerRunbooks = {
  "upstream-reset": {
    meaning:
      "The app's side took the connection and broke it off (RST). It crashed, was killed, or closed a connection that it had not read.",
    checks: [oom, proxyLog, restarts, appLog, descriptors],
    retry: { helps: true, why: "Another process, or the restarted one, takes the next request." },
    prevent: [
      "Give the app the memory that it needs at its peak, and a limit above that.",
      "Let it finish its requests when it is told to stop.",
    ],
    logged: {
      nginx: "recv() failed (104: Connection reset by peer) while reading response header from upstream",
      haproxy: "SH--",
      apache: "AH01102: error reading status line from remote server",
    },
    sources: [nginx.proxy, system.oom, platforms.alb],
  },
  "upstream-closed-early": {
    meaning:
      "The app's side took the request and closed the connection without an answer. Mostly a worker was killed because it took too long, or the process ended.",
    checks: [
      look(
        "Look for a worker that died or ran out of its time.",
        "journalctl --since '1 hour ago' --no-pager | grep -i -E 'worker|timeout|harakiri|killed|signal'",
      ),
      proxyLog,
      appLog,
      oom,
      restarts,
    ],
    retry: { helps: true, why: "The next worker may do better; a request that always takes too long will not." },
    prevent: [
      "Let the app's own limit for a request end before the worker's, and the worker's before the gateway's.",
      "Let it finish its requests when it is told to stop.",
    ],
    logged: {
      nginx: "upstream prematurely closed connection while reading response header from upstream",
      haproxy: "SH--",
      apache: "AH01102: error reading status line from remote server",
    },
    sources: [system.gunicorn, nginx.proxy, proxies.envoyFlags],
  },
  "upstream-keepalive-race": {
    meaning:
      "The app closed an idle connection at the moment when the gateway sent a request on it. It shows as single failures, at low traffic and with POST first.",
    checks: [
      look(
        "Compare how long the app keeps idle connections with how long the gateway does. The app's time must be the longer one.",
      ),
      look("Look at the gateway's time.", "nginx -T 2>/dev/null | grep -n -E 'keepalive|proxy_http_version'", {
        haproxy: "grep -n -E 'timeout (server|http-keep-alive)|http-reuse' /etc/haproxy/haproxy.cfg",
        apache: "grep -rn -i -E 'ProxyPass|keepalive|ttl=' /etc/apache2 /etc/httpd 2>/dev/null",
      }),
      proxyLog,
      askAgain,
    ],
    retry: { helps: true, why: "A new connection has no such race." },
    prevent: [
      "Node: server.keepAliveTimeout above the gateway's idle time, such as 65 s behind a load balancer with 60 s, and headersTimeout above that.",
      "Gunicorn: --keep-alive above the gateway's idle time.",
      "Let the gateway repeat requests that are safe to repeat.",
    ],
    logged: {
      nginx: "upstream prematurely closed connection while reading response header from upstream",
      haproxy: "SH--",
    },
    sources: [system.nodeHttp, platforms.alb, rfc(9110, "9.2.2", "idempotent methods")],
  },
  "upstream-bad-response": {
    meaning: "What came from the app's side is not valid HTTP: no status line, a broken header, or two lengths.",
    checks: [
      look(
        "On the gateway's host, see the app's bytes; set APP_PORT.",
        'curl -sv --raw --http0.9 -o - "http://127.0.0.1:$APP_PORT"{path} | head -c 400',
      ),
      proxyLog,
      scheme,
      look("Look at what writes headers by hand: a script, a plug-in, a proxy of your own."),
    ],
    retry: { helps: false, why: "The same code writes the same bytes." },
    prevent: ["Let a library write the answer.", "Never pass line breaks from input into a header."],
    logged: {
      nginx: "upstream sent no valid HTTP/1.0 header",
      haproxy: "PH--",
      apache: "AH00898: Corrupt status line",
    },
    sources: [rfc(9112, "2.1", "message format"), nginx.proxy, edges.cloudflare5xx("520")],
  },
  "upstream-header-too-large": {
    meaning:
      "The headers of the app's answer do not fit the gateway's buffer: 4 or 8 KiB in nginx, about 16 KiB in HAProxy. Cookies and tokens make them grow.",
    checks: [
      look("Measure the app's headers; set APP_PORT.", 'curl -sI "http://127.0.0.1:$APP_PORT"{path} | wc -c'),
      look(
        "Find the longest of them.",
        "curl -sI \"http://127.0.0.1:$APP_PORT\"{path} | awk '{ print length, $1 }' | sort -rn | head -n 5",
      ),
      proxyLog,
      look("Look at the gateway's buffer.", "nginx -T 2>/dev/null | grep -n -E 'buffer(s|_size)'", {
        haproxy: "grep -n bufsize /etc/haproxy/haproxy.cfg",
      }),
    ],
    retry: { helps: false, why: "The headers are as long again. A client without the cookie may get through." },
    prevent: [
      "Keep data in the session's store and only its id in the cookie.",
      "Raise proxy_buffer_size and proxy_buffers together.",
    ],
    logged: { nginx: "upstream sent too big header while reading response header from upstream", haproxy: "PH--" },
    sources: [nginx.proxy, proxies.haproxy, edges.cloudflare5xx("520")],
  },
  "upstream-read-timeout": {
    meaning:
      "The app took the request and did not answer within the time that the gateway waits. The handler is slow, or waits itself: for a lock, a database, another service, a free worker.",
    checks: [
      timeouts,
      proxyLog,
      slow,
      look(
        "Ask the app directly and take the time; set APP_PORT.",
        'curl -so /dev/null -w "first byte %{time_starttransfer} s\\n" "http://127.0.0.1:$APP_PORT"{path}',
      ),
      appLog,
      look("Look whether requests wait to be accepted: the first number is the queue.", "ss -ltn"),
    ],
    retry: { helps: false, why: "A slow handler is slow again, and a second request adds to the load." },
    prevent: [
      "Let time limits shrink from the outside in: the gateway waits longer than the app allows itself.",
      "Give every call to a database or service a time limit of its own.",
      "Move work of more than a few seconds to a queue and let the client ask for the result.",
    ],
    logged: {
      nginx: "upstream timed out (110: Connection timed out) while reading response header from upstream",
      haproxy: "sH--",
      apache: "AH01102: error reading status line from remote server",
    },
    sources: [nginx.proxy, proxies.envoyTimeouts, edges.cloudflare5xx("524"), platforms.heroku],
  },
  "upstream-protocol-mismatch": {
    meaning:
      "Gateway and app speak past each other: http to a port that wants TLS or the other way round, FastCGI to an HTTP server, HTTP/2 to one that knows only HTTP/1.",
    checks: [
      scheme,
      askApp,
      proxyLog,
      look(
        "Ask with TLS; set APP_PORT. What answers is what the app speaks.",
        'curl -skv -o /dev/null "https://127.0.0.1:$APP_PORT"{path}',
      ),
    ],
    retry: { helps: false, why: "The configuration must be changed." },
    prevent: [
      "Write scheme and port of the app in one place.",
      "Ask the app through the gateway once after each change of it.",
    ],
    logged: {
      nginx: "SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version number)",
      haproxy: "SC--",
    },
    sources: [nginx.proxy, nginx.fastcgi, proxies.haproxy],
  },
} as const satisfies Partial<Record<keyof typeof upstreamCauses, Runbook>>;
