import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenHop, lateHop } from "@/lib/diagnosis/priors";

export const akamai: Product = {
  id: "akamai",
  name: "Akamai",
  layer: "edge",
  source: "public examples of Akamai's reference pages",
  relays: [{ headers: { server: "akamaighost" } }, { headers: { "x-akamai-transformed": "" } }],
  pages: [
    {
      id: "akamai-denied",
      status: [403],
      body: ["<h1>access denied</h1>", "reference&#32;&#35;"],
      strength: 66,
      causes: { "edge-waf-block": 1 },
    },
    {
      id: "akamai-denied-plain",
      status: [403],
      body: ["<h1>access denied</h1>", "reference #"],
      strength: 66,
      causes: { "edge-waf-block": 1 },
    },
    { id: "akamai-504", status: [504], body: ["reference&#32;&#35;"], strength: 62, causes: among(lateHop) },
    { id: "akamai-504-ghost", status: [504], headers: { server: "akamaighost" }, strength: 58, causes: among(lateHop) },
    {
      id: "akamai-5xx",
      status: ["5xx"],
      body: ["reference&#32;&#35;"],
      strength: 60,
      causes: among([...brokenHop, ...lateHop]),
    },
    {
      id: "akamai-5xx-ghost",
      status: ["5xx"],
      headers: { server: "akamaighost" },
      body: ["reference #"],
      strength: 60,
      causes: among([...brokenHop, ...lateHop]),
    },
    {
      id: "akamai-empty",
      status: [503],
      body: ["service unavailable - zero size object"],
      strength: 66,
      causes: { "upstream-closed-early": 1 },
    },
    {
      id: "akamai-connect",
      status: [503],
      body: ["service unavailable - fail to connect"],
      strength: 66,
      causes: { "upstream-connect-timeout": 55, "upstream-refused": 45 },
    },
    {
      id: "akamai-dns",
      status: [503],
      body: ["service unavailable - dns failure"],
      strength: 66,
      causes: { "upstream-dns-failure": 1 },
    },
  ],
};
