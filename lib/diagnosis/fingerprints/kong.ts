import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenHop, lateHop } from "@/lib/diagnosis/priors";

export const kong: Product = {
  id: "kong",
  name: "Kong",
  layer: "proxy",
  source: "kong/error_handlers.lua and its documentation",
  relays: [
    { headers: { "x-kong-upstream-latency": "" } },
    { headers: { via: "kong" } },
    { headers: { server: "kong" } },
  ],
  pages: [
    {
      id: "kong-502",
      status: [502],
      body: ["an invalid response was received from the upstream server"],
      causes: among(brokenHop),
    },
    { id: "kong-504", status: [504], body: ["the upstream server is timing out"], causes: among(lateHop) },
    { id: "kong-503-dns", status: [503], body: ["name resolution failed"], causes: { "upstream-dns-failure": 1 } },
    {
      id: "kong-503-peer",
      status: [503],
      body: ["failure to get a peer from the"],
      causes: { "no-healthy-upstream": 1 },
    },
    {
      id: "kong-503",
      status: [503],
      body: ["the upstream server is currently unavailable"],
      causes: { "no-healthy-upstream": 1 },
    },
    { id: "kong-404", status: [404], body: ["no route matched with those values"], causes: { "platform-no-route": 1 } },
    {
      id: "kong-500",
      status: [500],
      headers: { server: "kong" },
      body: ["an unexpected error occurred"],
      causes: { "proxy-config-error": 70, "proxy-error": 30 },
    },
    {
      id: "kong-429",
      status: [429],
      body: ["api rate limit exceeded"],
      causes: { "proxy-rate-limited": 1 },
    },
  ],
};
