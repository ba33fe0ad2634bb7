import type { Route } from "@/e2e/lab/fault";
import type { Place, Product } from "@/e2e/lab/gateway";

const proxy = (place: Place, route: Route): string => {
  const server = (host: string): string =>
    `( "host" => "${host}", "port" => ${route.port}, "connect-timeout" => 1, "read-timeout" => ${place.readSeconds}, "write-timeout" => ${place.readSeconds} )`;
  const both = route.setting === "group" ? [route.host, "127.0.0.2"] : [route.host];
  return `$HTTP["url"] =~ "^${route.path}" { proxy.server = ( "" => ( ${both.map(server).join(", ")} ) ) }`;
};

const settings = (place: Place): string => `
server.modules = ( "mod_proxy", "mod_accesslog" )
server.document-root = "${place.folder}"
server.bind = "127.0.0.1"
server.port = ${place.port}
server.errorlog = "${place.folder}/error.log"
accesslog.filename = "${place.folder}/access.log"
${place.routes.map((route) => proxy(place, route)).join("\n")}
`;

/** lighttpd as Debian ships it; it speaks no TLS to its backends and has no limit of its own there. */
export const lighttpd: Product = {
  name: "lighttpd",
  debian: "lighttpd",
  can: new Set(["plain", "group"]),
  files: (place) => ({ "lighttpd.conf": settings(place) }),
  program: ({ folder }) => ({ command: "lighttpd", args: ["-D", "-f", `${folder}/lighttpd.conf`] }),
  logs: ["error.log", "access.log"],
};
