import type { Route } from "@/e2e/lab/fault";
import type { Place, Product } from "@/e2e/lab/gateway";

const nameOf = (route: Route): string => route.path.slice(1) || "all";

function peers(place: Place, route: Route): string {
  const name = nameOf(route);
  const tls = {
    tls: " tls tls-flags=DONT_VERIFY_PEER",
    verified: ` tls tls-cafile=${place.authority}`,
  } as Partial<Record<Route["setting"], string>>;
  const limits = { queue: " max-conn=1", group: " connect-fail-limit=1" } as Partial<Record<Route["setting"], string>>;
  const more = `${tls[route.setting] ?? ""}${limits[route.setting] ?? ""}`;
  const peer = (host: string, id: string): string =>
    `cache_peer ${host} parent ${route.port} 0 no-query no-digest originserver name=${id} connect-timeout=1${more}\ncache_peer_access ${id} allow to-${name}\ncache_peer_access ${id} deny all`;
  const two = route.setting === "group" ? `\n${peer("127.0.0.2", `${name}-2`)}` : "";
  return `acl to-${name} urlpath_regex ^${route.path}\n${peer(route.host, `${name}-1`)}${two}`;
}

const settings = (place: Place): string => `
http_port 127.0.0.1:${place.port} accel defaultsite=127.0.0.1 no-vhost
${place.routes.map((route) => peers(place, route)).join("\n")}
http_access allow all
never_direct allow all
cache deny all
connect_timeout 1 second
read_timeout ${place.readSeconds} seconds
forward_timeout 8 seconds
shutdown_lifetime 0 seconds
visible_hostname lab
pid_filename none
pinger_enable off
netdb_filename none
cache_log ${place.folder}/cache.log
logformat why %ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %Sh/%<a %mt %err_code/%err_detail
access_log stdio:${place.folder}/access.log why
coredump_dir ${place.folder}
cache_effective_user proxy
logfile_rotate 0
max_filedescriptors 1024
`;

/** Squid as Debian ships it, as an accelerator in front of its peers. */
export const squid: Product = {
  name: "squid",
  debian: "squid",
  can: new Set(["plain", "tls", "verified", "group", "queue"]),
  files: (place) => ({ "squid.conf": settings(place) }),
  program: ({ folder, port }) => ({
    command: "squid",
    args: ["-N", "-n", `lab${port}`, "-f", `${folder}/squid.conf`],
  }),
  logs: ["cache.log", "access.log"],
};
