import type { Route } from "@/e2e/lab/fault";
import type { Place, Product } from "@/e2e/lab/gateway";

const nameOf = (route: Route): string => `to-${route.path.slice(1) || "all"}`;

function servers(place: Place, route: Route): string {
  const address = `${route.host}:${route.port}`;
  switch (route.setting) {
    case "plain":
      return `server app ${address}`;
    case "tls":
      return `server app ${address} ssl verify none`;
    case "verified":
      return `server app ${address} ssl verify required verifyhost 127.0.0.1 ca-file ${place.authority}`;
    case "group":
      return `server one ${address} check inter 200 fall 1\n  server two 127.0.0.2:${route.port} check inter 200 fall 1`;
    case "queue":
      return `timeout queue 500ms\n  server app ${address} maxconn 1`;
    case "rate":
      return `stick-table type ip size 1k expire 60s store http_req_rate(60s)
  http-request track-sc0 src
  http-request deny deny_status 429 if { sc_http_req_rate(0) gt 1 }
  server app ${address}`;
  }
}

const settings = (place: Place, more: string): string => `
global
  log stdout format raw local0
  maxconn 200
defaults
  mode http
  log global
  option httplog
  timeout connect 1s
  timeout client 20s
  timeout server ${place.readSeconds}s
  ${more.replaceAll("FOLDER", place.folder)}
frontend web
  bind 127.0.0.1:${place.port}
${place.routes.map((route) => `  use_backend ${nameOf(route)} if { path_beg ${route.path} }`).join("\n")}
${place.routes.map((route) => `backend ${nameOf(route)}\n  ${servers(place, route)}`).join("\n")}
`;

const sorry = (status: string): string =>
  `HTTP/1.0 ${status}\r\nCache-Control: no-cache\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n<h1>Sorry</h1><p>We are looking into it.</p>\n`;

/** HAProxy as Debian ships it. @param more lines for its defaults; FOLDER stands for its folder */
export const haproxy = (name = "haproxy", more = ""): Product => ({
  name,
  debian: "haproxy",
  can: new Set(["plain", "tls", "verified", "group", "queue", "rate"]),
  files: (place) => ({
    "haproxy.cfg": settings(place, more),
    "sorry502.http": sorry("502 Bad Gateway"),
    "sorry503.http": sorry("503 Service Unavailable"),
    "sorry504.http": sorry("504 Gateway Time-out"),
  }),
  program: ({ folder }) => ({ command: "haproxy", args: ["-db", "-f", `${folder}/haproxy.cfg`] }),
  logs: [],
});
