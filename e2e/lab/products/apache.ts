import type { Route } from "@/e2e/lab/fault";
import type { Place, Product } from "@/e2e/lab/gateway";

const modules = "mpm_event authz_core proxy proxy_http proxy_balancer lbmethod_byrequests slotmem_shm ssl".split(" ");

const timeouts = "connectiontimeout=1 retry=0";

function pass(route: Route): string {
  const { path, host, port, setting } = route;
  const scheme = setting === "tls" || setting === "verified" ? "https" : "http";
  if (setting === "group")
    return `<Proxy balancer://${path.slice(1)}>
  BalancerMember http://${host}:${port} connectiontimeout=1 retry=60
  BalancerMember http://127.0.0.2:${port} connectiontimeout=1 retry=60
</Proxy>
ProxyPass ${path} balancer://${path.slice(1)}`;
  const limit = setting === "queue" ? " max=1 acquire=300" : "";
  return `ProxyPass ${path} ${scheme}://${host}:${port}${path === "/" ? "/" : ""} ${timeouts}${limit}`;
}

/** One proxy section a target: whether a certificate is looked at is a matter of the virtual host otherwise. */
const trust = ({ host, port, setting }: Route): string => {
  if (setting !== "tls" && setting !== "verified") return "";
  const check = setting === "tls" ? ["none", "off"] : ["require", "on"];
  return `<Proxy https://${host}:${port}>
  SSLProxyVerify ${check[0]}
  SSLProxyCheckPeerName ${check[1]}
  SSLProxyCheckPeerExpire ${check[1]}
</Proxy>`;
};

const settings = (place: Place): string => `
ServerRoot ${place.folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${place.port}
PidFile ${place.folder}/apache.pid
DefaultRuntimeDir ${place.folder}
Mutex file:${place.folder}
ErrorLog ${place.folder}/error.log
LogLevel info
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
# One process, so that a limit of it is the limit of all.
StartServers 1
ServerLimit 1
ThreadsPerChild 16
MaxRequestWorkers 16
# Used only by root, who must not do the work.
User www-data
Group www-data
ProxyTimeout ${place.readSeconds}
SSLProxyEngine on
SSLProxyCACertificateFile ${place.authority}
${place.routes.map(trust).join("\n")}
${place.routes.map(pass).join("\n")}
`;

/** Apache httpd as Debian ships it, with mod_proxy. */
export const apache: Product = {
  name: "apache",
  debian: "apache2",
  can: new Set(["plain", "tls", "verified", "group", "queue"]),
  files: (place) => ({ "apache.conf": settings(place) }),
  program: ({ folder }) => ({ command: "apache2", args: ["-DFOREGROUND", "-f", `${folder}/apache.conf`] }),
  logs: ["error.log"],
};
