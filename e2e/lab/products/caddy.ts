import type { Route } from "@/e2e/lab/fault";
import type { Place, Product } from "@/e2e/lab/gateway";

function proxy(place: Place, route: Route): string {
  const { host, port, setting } = route;
  const secure = setting === "tls" || setting === "verified";
  const targets = setting === "group" ? `${host}:${port} 127.0.0.2:${port}` : `${host}:${port}`;
  const tls =
    setting === "verified"
      ? `tls_trusted_ca_certs ${place.authority}`
      : setting === "tls"
        ? "tls_insecure_skip_verify"
        : "";
  const more =
    setting === "group"
      ? "health_uri /\n      health_interval 200ms\n      health_timeout 200ms"
      : setting === "queue"
        ? "unhealthy_request_count 1"
        : "";
  return `handle ${route.path}* {
    reverse_proxy ${secure ? `https://${targets}` : targets} {
      ${more}
      transport http {
        dial_timeout 1s
        response_header_timeout ${place.readSeconds}s
        ${tls}
      }
    }
  }`;
}

const settings = (place: Place): string => `{
  admin off
  auto_https off
  storage file_system ${place.folder}
}
http://127.0.0.1:${place.port} {
  bind 127.0.0.1
  log
  ${place.routes.map((route) => proxy(place, route)).join("\n  ")}
}
`;

/** Caddy as Debian ships it. */
export const caddy: Product = {
  name: "caddy",
  debian: "caddy",
  can: new Set(["plain", "tls", "verified", "group", "queue"]),
  files: (place) => ({ Caddyfile: settings(place) }),
  program: ({ folder }) => ({
    command: "caddy",
    args: ["run", "--config", `${folder}/Caddyfile`, "--adapter", "caddyfile"],
  }),
  logs: [],
  noise: /"logger":"http\.handlers\.reverse_proxy\.health_checker/,
};
