import type { Route } from "@/e2e/lab/fault";
import type { Place, Product } from "@/e2e/lab/gateway";

const group = (route: Route): string =>
  route.setting === "group"
    ? `upstream ${route.path.slice(1)} {
    server ${route.host}:${route.port} fail_timeout=60s;
    server 127.0.0.2:${route.port} fail_timeout=60s;
  }`
    : "";

const extra = (place: Place, { setting }: Route): string => {
  if (setting === "queue") return "limit_conn busy 1;";
  if (setting === "rate") return "limit_req zone=rate;";
  if (setting !== "verified") return "";
  return `proxy_ssl_verify on; proxy_ssl_name 127.0.0.1; proxy_ssl_trusted_certificate ${place.authority};`;
};

const location = (place: Place, route: Route): string => {
  const scheme = route.setting === "tls" || route.setting === "verified" ? "https" : "http";
  const target = route.setting === "group" ? route.path.slice(1) : `${route.host}:${route.port}`;
  return `location ${route.path} { proxy_pass ${scheme}://${target}; ${extra(place, route)} }`;
};

const settings = (place: Place, more: string): string => `
daemon off;
worker_processes 1;
pid ${place.folder}/nginx.pid;
error_log ${place.folder}/error.log info;
events { worker_connections 256; }
http {
  access_log ${place.folder}/access.log;
  client_body_temp_path ${place.folder}/body;
  proxy_temp_path ${place.folder}/proxy;
  fastcgi_temp_path ${place.folder}/fastcgi;
  uwsgi_temp_path ${place.folder}/uwsgi;
  scgi_temp_path ${place.folder}/scgi;
  limit_conn_zone $binary_remote_addr zone=busy:1m;
  limit_req_zone $binary_remote_addr zone=rate:1m rate=1r/m;
  ${place.routes.map(group).join("\n  ")}
  server {
    listen 127.0.0.1:${place.port};
    proxy_connect_timeout 1s;
    proxy_read_timeout ${place.readSeconds}s;
    ${more}
    ${place.routes.map((route) => location(place, route)).join("\n    ")}
  }
}
`;

/** nginx as Debian ships it. @param more directives for its server, for a variant with a name of its own */
export const nginx = (name = "nginx", more = ""): Product => ({
  name,
  debian: "nginx",
  can: new Set(["plain", "tls", "verified", "group", "queue", "rate"]),
  files: (place) => ({
    "nginx.conf": settings(place, more),
    "sorry.html": "<h1>Sorry</h1><p>We are looking into it.</p>\n",
  }),
  program: ({ folder }) => ({
    command: "nginx",
    args: ["-p", folder, "-c", `${folder}/nginx.conf`, "-e", `${folder}/error.log`],
  }),
  logs: ["error.log", "access.log"],
});
