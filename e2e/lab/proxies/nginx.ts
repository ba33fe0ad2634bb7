import type { Route, Settings, Setup } from "../proxy";

function location({ fault: { name, limit }, port, alsoPort, tls }: Route): string {
  const limits = {
    queue: "limit_conn queue 1;",
    rate: "limit_req zone=rate;",
    health: "",
    none: "",
  }[limit ?? "none"];
  const target = alsoPort === null ? `127.0.0.1:${port}` : `pool-${name}`;
  return `location /${name}/ { ${limits} proxy_pass ${tls ? "https" : "http"}://${target}/; }`;
}

const pool = ({ fault, port, alsoPort }: Route): string =>
  alsoPort === null ? "" : `upstream pool-${fault.name} { server 127.0.0.1:${port}; server 127.0.0.1:${alsoPort}; }`;

export const nginx: Setup = {
  program: "nginx",
  package: "nginx",
  logFile: "error.log",
  files: ({ folder, port, routes, authorities }: Settings) => ({
    "nginx.conf": `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log info;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  limit_conn_zone $server_port zone=queue:1m;
  limit_req_zone $server_port zone=rate:1m rate=1r/m;
  proxy_connect_timeout 1s; proxy_read_timeout 1s;
  proxy_ssl_verify on; proxy_ssl_trusted_certificate ${authorities}; proxy_ssl_name localhost;
  ${routes.map(pool).join("\n  ")}
  server {
    listen 127.0.0.1:${port};
    ${routes.map(location).join("\n    ")}
  }
}
`,
  }),
  args: ({ folder }) => ["-p", folder, "-c", `${folder}/nginx.conf`, "-e", `${folder}/error.log`],
};
