import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenHop, lateHop } from "@/lib/diagnosis/priors";

export const tengine: Product = {
  id: "tengine",
  name: "Tengine",
  layer: "proxy",
  source: "the pages of nginx with a footer of its own",
  relays: [{ headers: { server: "tengine" } }],
  pages: [
    { id: "tengine-502", status: [502], body: ["<center>tengine"], causes: among(brokenHop) },
    { id: "tengine-502-long", status: [502], body: ["sorry for the inconvenience.<br/>"], causes: among(brokenHop) },
    { id: "tengine-504", status: [504], body: ["<center>tengine"], causes: among(lateHop) },
  ],
};
