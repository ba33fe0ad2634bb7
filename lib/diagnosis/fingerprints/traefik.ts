import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenHop, lateHop } from "@/lib/diagnosis/priors";

export const traefik: Product = {
  id: "traefik",
  name: "Traefik",
  layer: "proxy",
  source: "traefik pkg/proxy and its load balancer",
  pages: [
    {
      id: "traefik-502",
      status: [502],
      bodyIs: ["bad gateway"],
      absent: ["server", "x-powered-by"],
      causes: among(brokenHop),
    },
    {
      id: "traefik-504",
      status: [504],
      bodyIs: ["gateway timeout"],
      absent: ["server", "x-powered-by"],
      causes: among(lateHop),
    },
    { id: "traefik-503", status: [503], bodyIs: ["no available server"], causes: { "no-healthy-upstream": 1 } },
    { id: "traefik-429", status: [429], bodyIs: ["no bursty traffic allowed"], causes: { "proxy-rate-limited": 1 } },
    { id: "traefik-499", status: [499], bodyIs: ["client closed request"], causes: { "monitor-aborted": 1 } },
  ],
};
