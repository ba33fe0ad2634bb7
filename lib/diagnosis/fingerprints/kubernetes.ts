import type { Product } from "@/lib/diagnosis/fingerprint";

export const kubernetes: Product = {
  id: "kubernetes",
  name: "Kubernetes",
  layer: "platform",
  source: "ingress-nginx's default backend and the API server's proxy",
  pages: [
    { id: "ingress-404", status: [404], bodyStarts: "default backend - 404", causes: { "platform-no-route": 1 } },
    {
      id: "service-503",
      status: [503],
      body: ["no endpoints available for service"],
      causes: { "no-healthy-upstream": 1 },
    },
  ],
};
