import type { Route } from "@/e2e/lab/fault";
import type { Place, Product } from "@/e2e/lab/gateway";

const nameOf = (route: Route): string => `b_${route.path.slice(1).replaceAll("-", "_") || "all"}`;

const backend = (place: Place, route: Route): string => `backend ${nameOf(route)} {
  .host = "${route.host}"; .port = "${route.port}";
  .connect_timeout = 1s; .first_byte_timeout = ${place.readSeconds}s; .between_bytes_timeout = ${place.readSeconds}s;
  ${route.setting === "queue" ? ".max_connections = 1;" : ""}
  ${route.setting === "group" ? '.probe = { .url = "/"; .interval = 200ms; .timeout = 200ms; .initial = 0; }' : ""}
}`;

const settings = (place: Place): string => `vcl 4.1;
${place.routes.map((route) => backend(place, route)).join("\n")}
sub vcl_recv {
${place.routes.map((route) => `  if (req.url ~ "^${route.path}") { set req.backend_hint = ${nameOf(route)}; }`).join("\n")}
  return (pass);
}
`;

/** Varnish as Debian ships it; it speaks no TLS to its backends. */
export const varnish: Product = {
  name: "varnish",
  debian: "varnish",
  can: new Set(["plain", "group", "queue"]),
  files: (place) => ({ "lab.vcl": settings(place) }),
  program: ({ folder, port }) => ({
    command: "varnishd",
    args: ["-F", "-j", "none", "-n", `${folder}/work`, "-a", `127.0.0.1:${port}`, "-f", `${folder}/lab.vcl`].concat([
      ...["-s", "malloc,16m", "-p", "thread_pools=1", "-p", "thread_pool_min=10", "-p", "vsl_space=8m"],
    ]),
  }),
  follower: ({ folder }) => ({ command: "varnishlog", args: ["-n", `${folder}/work`, "-g", "request", "-t", "10"] }),
  logs: [],
};
