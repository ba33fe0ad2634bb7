import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenHop } from "@/lib/diagnosis/priors";

/**
 * Caddy's own answers have no body and no type. Go writes the headers that a program set in the order of
 * the alphabet and adds date and length behind them, so those stand before `Server` on a passed-on answer only.
 */
const own = {
  headers: { server: "caddy" },
  absent: ["content-type", "x-powered-by", "set-cookie", "etag", "retry-after", "via"],
  bodyEmpty: true,
  order: ["server", "date"],
} as const;

export const caddy: Product = {
  id: "caddy",
  name: "Caddy",
  layer: "proxy",
  source: "seen on Caddy 2.6.2",
  relays: [{ headers: { server: "caddy" } }, { headers: { via: "caddy" } }],
  pages: [
    {
      id: "caddy-502",
      status: [502],
      ...own,
      // Go reads headers of any size that applications send, and is strict about their form.
      causes: {
        ...among(brokenHop, {
          "upstream-bad-response": 1.8,
          "upstream-header-too-large": 0.2,
          "proxy-overloaded": 0.2,
        }),
        "upstream-connect-timeout": 6,
      },
      byPace: {
        round: {
          "upstream-connect-timeout": 50,
          "upstream-refused": 30,
          "no-healthy-upstream": 10,
          "upstream-dns-failure": 5,
        },
      },
    },
    {
      id: "caddy-503",
      status: [503],
      ...own,
      causes: { "no-healthy-upstream": 60, "proxy-overloaded": 30, "app-unavailable": 10 },
    },
    {
      id: "caddy-504",
      status: [504],
      ...own,
      causes: { "upstream-read-timeout": 92, "upstream-timeout": 4, "app-error": 4 },
    },
    {
      id: "caddy-500",
      status: [500],
      ...own,
      causes: { "proxy-configured-status": 45, "app-error": 35, "proxy-config-error": 20 },
    },
    { id: "caddy-401", status: [401], ...own, causes: { "proxy-auth-required": 90, "app-auth": 10 } },
    { id: "caddy-403", status: [403], ...own, causes: { "proxy-forbidden": 85, "app-forbidden": 15 } },
    { id: "caddy-404", status: [404], ...own, causes: { "proxy-not-found": 85, "app-not-found": 15 } },
  ],
};
