import type { Route, Settings, Setup } from "../proxy";

function backend({ fault: { name, limit }, port, alsoPort, tls }: Route, authorities: string): string {
  const secure = tls ? ` ssl verify required ca-file ${authorities} sni str(localhost) verifyhost localhost` : "";
  const check = limit === "health" ? " check inter 200ms fall 1" : "";
  const queue = limit === "queue" ? " maxconn 1" : "";
  const rate =
    limit === "rate"
      ? "  stick-table type ip size 1k expire 60s store http_req_rate(60s)\n  http-request track-sc0 src\n  http-request deny deny_status 429 if { sc_http_req_rate(0) gt 1 }\n"
      : "";
  const patient = limit === "queue" ? "  timeout server 5s\n" : "";
  const servers = [port, alsoPort].filter((each) => each !== null);
  return `backend ${name}\n${patient}${rate}${servers.map((each, index) => `  server s${index} 127.0.0.1:${each}${secure}${check}${queue}`).join("\n")}\n`;
}

export const haproxy: Setup = {
  program: "haproxy",
  package: "haproxy",
  files: ({ port, routes, authorities }: Settings) => ({
    "haproxy.cfg": `
global
  log stdout format raw local0
defaults
  mode http
  log global
  option httplog
  timeout connect 1s
  timeout client 20s
  timeout server 1s
  timeout queue 1s
frontend lab
  bind 127.0.0.1:${port}
${routes.map(({ fault }) => `  use_backend ${fault.name} if { path_beg /${fault.name}/ }`).join("\n")}
${routes.map((route) => backend(route, authorities)).join("\n")}
`,
  }),
  args: ({ folder }) => ["-db", "-f", `${folder}/haproxy.cfg`],
};
