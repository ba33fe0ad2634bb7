import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenHop, lateHop } from "@/lib/diagnosis/priors";

export const openresty: Product = {
  id: "openresty",
  name: "OpenResty",
  layer: "proxy",
  source: "the pages of nginx with a footer of its own",
  relays: [{ headers: { server: "openresty" } }],
  pages: [
    { id: "openresty-502", status: [502], body: ["<hr><center>openresty"], causes: among(brokenHop) },
    { id: "openresty-504", status: [504], body: ["<hr><center>openresty"], causes: among(lateHop) },
    {
      id: "openresty-503",
      status: [503],
      body: ["<hr><center>openresty"],
      causes: {
        "proxy-rate-limited": 35,
        "proxy-configured-status": 30,
        "proxy-overloaded": 20,
        "no-healthy-upstream": 15,
      },
    },
    {
      id: "openresty-500",
      status: [500],
      body: ["<hr><center>openresty"],
      causes: { "proxy-config-error": 70, "proxy-auth-backend-down": 30 },
    },
    { id: "openresty-403", status: [403], body: ["<hr><center>openresty"], causes: { "proxy-forbidden": 1 } },
    { id: "openresty-404", status: [404], body: ["<hr><center>openresty"], causes: { "proxy-not-found": 1 } },
  ],
};
