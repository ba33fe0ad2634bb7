import { asRoot, type Route, type Settings, type Setup } from "../proxy";

const modules = "/usr/lib/apache2/modules";

function pass({ fault: { name, limit }, port, alsoPort, tls }: Route): string {
  const scheme = tls ? "https" : "http";
  // The name in the URL is what Apache checks the certificate against.
  const host = tls ? "localhost" : "127.0.0.1";
  const wait = limit === "queue" ? "max=1 acquire=500" : "retry=0";
  const limits = `connectiontimeout=1 timeout=${limit === "queue" ? 5 : 1}`;
  if (alsoPort === null) return `ProxyPass /${name}/ ${scheme}://${host}:${port}/ ${limits} ${wait}`;
  const members = [port, alsoPort]
    .map((each) => `  BalancerMember http://127.0.0.1:${each} connectiontimeout=1 retry=60`)
    .join("\n");
  return `<Proxy balancer://${name}>\n${members}\n</Proxy>\nProxyPass /${name}/ balancer://${name}/`;
}

const loaded = [
  "mpm_event",
  "authz_core",
  "proxy",
  "proxy_http",
  "proxy_balancer",
  "lbmethod_byrequests",
  "slotmem_shm",
  "ssl",
  "socache_shmcb",
];

export const apache: Setup = {
  program: "apache2",
  package: "apache2",
  logFile: "error.log",
  files: ({ folder, port, routes, authorities }: Settings) => ({
    "apache.conf": `
ServerRoot ${folder}
ServerName localhost
PidFile ${folder}/apache.pid
DefaultRuntimeDir ${folder}
Listen 127.0.0.1:${port}
${loaded.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join("\n")}
${asRoot ? "User www-data\nGroup www-data" : ""}
ErrorLog ${folder}/error.log
LogLevel info
# One process, so that its limits on connections are those of the whole.
StartServers 1
ServerLimit 1
ThreadsPerChild 16
MaxRequestWorkers 16
SSLProxyEngine on
SSLProxyVerify require
SSLProxyCACertificateFile ${authorities}
SSLProxyCheckPeerName on
SSLProxyCheckPeerExpire on
${routes.map(pass).join("\n")}
`,
  }),
  args: ({ folder }) => ["-DFOREGROUND", "-f", `${folder}/apache.conf`],
};
