import type { Route, Settings, Setup } from "../proxy";

function handler({ fault: { name }, port, alsoPort, tls }: Route, authorities: string): string {
  const scheme = tls ? "https://" : "";
  const targets = [port, alsoPort].filter((each) => each !== null).map((each) => `${scheme}127.0.0.1:${each}`);
  const health = alsoPort === null ? "" : "health_uri /\n      health_interval 200ms";
  return `handle /${name}/* {
    reverse_proxy ${targets.join(" ")} {
      ${health}
      transport http {
        dial_timeout 1s
        response_header_timeout 1s
        ${tls ? `tls_server_name localhost\n        tls_trusted_ca_certs ${authorities}` : ""}
      }
    }
  }`;
}

export const caddy: Setup = {
  program: "caddy",
  package: "caddy",
  files: ({ port, routes, authorities }: Settings) => ({
    Caddyfile: `{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
  bind 127.0.0.1
  ${routes.map((route) => handler(route, authorities)).join("\n  ")}
}
`,
  }),
  args: ({ folder }) => ["run", "--config", `${folder}/Caddyfile`, "--adapter", "caddyfile"],
};
