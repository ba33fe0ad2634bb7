import { asRoot, type Route, type Settings, type Setup } from "../proxy";

function peer({ fault: { name }, port, tls }: Route): string {
  const secure = tls ? " tls ssldomain=localhost" : "";
  return [
    `acl at_${name} urlpath_regex ^/${name}/`,
    `cache_peer 127.0.0.1 parent ${port} 0 no-query no-digest originserver name=${name} connect-timeout=1 connect-fail-limit=1000${secure}`,
    `cache_peer_access ${name} allow at_${name}`,
    `cache_peer_access ${name} deny all`,
  ].join("\n");
}

export const squid: Setup = {
  program: "squid",
  package: "squid",
  logFile: "cache.log",
  files: ({ folder, port, routes, authorities }: Settings) => ({
    "squid.conf": `
http_port 127.0.0.1:${port} accel defaultsite=localhost no-vhost
pid_filename ${folder}/squid.pid
cache_log ${folder}/cache.log
access_log none
coredump_dir ${folder}
${asRoot ? "cache_effective_user proxy" : ""}
cache deny all
cache_mem 8 MB
connect_timeout 1 second
read_timeout 1 second
shutdown_lifetime 0 seconds
never_direct allow all
connect_retries 0
tls_outgoing_options cafile=${authorities}
http_access allow all
${routes.map(peer).join("\n")}
`,
  }),
  args: ({ folder }) => ["-N", "-f", `${folder}/squid.conf`],
};
