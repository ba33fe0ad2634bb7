import type { Product } from "@/lib/diagnosis/fingerprint";
import { among, brokenAnswer, brokenHop, lateHop } from "@/lib/diagnosis/priors";

const here = { server: "cloudflare" } as const;
const told = (status: number, causes: Product["pages"][number]["causes"]) => ({
  id: `cloudflare-${status}`,
  status: [status],
  headers: here,
  strength: 70,
  causes,
});
/** Cloudflare's numbered errors, in the long page and in the short text for clients that are no browsers. */
const numbered = (code: number, causes: Product["pages"][number]["causes"]) =>
  [`error code: ${code}`, `cf-error-code">${code}`, `error</span> <span>${code}`].map((part, index) => ({
    id: `cloudflare-${code}-${index}`,
    status: ["4xx", "5xx"] as const,
    headers: here,
    body: [part],
    strength: 80,
    causes,
  }));

const blocked = { "edge-waf-block": 1 } as const;
const misconfigured = { "edge-config-error": 1 } as const;

export const cloudflare: Product = {
  id: "cloudflare",
  name: "Cloudflare",
  layer: "edge",
  source: "Cloudflare's documentation of its 5xx and 1xxx errors",
  relays: [{ headers: { "cf-ray": "" } }, { headers: { server: "cloudflare" } }],
  pages: [
    told(520, { "edge-origin-bad-response": 55, ...among(brokenAnswer) }),
    told(521, { "upstream-refused": 1 }),
    told(522, { "upstream-connect-timeout": 1 }),
    told(523, { "upstream-unreachable": 75, "upstream-dns-failure": 25 }),
    told(524, { "upstream-read-timeout": 1 }),
    told(525, { "upstream-tls-handshake": 85, "upstream-protocol-mismatch": 15 }),
    told(526, { "upstream-tls-untrusted": 45, "upstream-tls-expired": 30, "upstream-tls-wrong-host": 25 }),
    told(527, { "upstream-unavailable": 1 }),
    told(530, { "upstream-dns-failure": 60, "edge-tunnel-down": 25, "edge-internal-error": 15 }),
    ...numbered(1033, { "edge-tunnel-down": 1 }),
    ...[1001, 1016].flatMap((code) => numbered(code, { "upstream-dns-failure": 1 })),
    ...[1000, 1002, 1003, 1004, 1013, 1014, 1018, 1019, 1023, 1025, 1034].flatMap((code) =>
      numbered(code, misconfigured),
    ),
    ...[1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1020, 1106].flatMap((code) => numbered(code, blocked)),
    ...numbered(1015, { "edge-rate-limited": 1 }),
    ...[1101, 1102].flatMap((code) => numbered(code, { "platform-function-error": 1 })),
    ...numbered(1200, { "edge-internal-error": 1 }),
    ...numbered(502, { ...among(brokenHop), "edge-internal-error": 20 }),
    ...numbered(504, { ...among(lateHop), "edge-internal-error": 8 }),
    {
      id: "cloudflare-challenge",
      status: ["4xx", 503],
      headers: { "cf-mitigated": "challenge" },
      strength: 90,
      causes: { "edge-challenge": 1 },
    },
    {
      id: "cloudflare-challenge-page",
      status: [403, 503],
      headers: here,
      body: ["<title>just a moment...</title>"],
      strength: 89,
      causes: { "edge-challenge": 1 },
    },
    {
      id: "cloudflare-challenge-script",
      status: [403, 503],
      headers: here,
      body: ["/cdn-cgi/challenge-platform/"],
      strength: 84,
      causes: { "edge-challenge": 1 },
    },
    {
      id: "cloudflare-blocked",
      status: [403],
      headers: here,
      body: ["sorry, you have been blocked"],
      strength: 85,
      causes: blocked,
    },
    {
      id: "cloudflare-blocked-title",
      status: [403],
      headers: here,
      body: ["attention required! | cloudflare"],
      strength: 82,
      causes: blocked,
    },
    // The branded page stands for an origin that itself answered 502 or 504.
    {
      id: "cloudflare-502-branded",
      status: [502],
      headers: here,
      body: ["cf-error-details"],
      strength: 66,
      causes: among(brokenHop, { "upstream-unavailable": 4 }),
    },
    {
      id: "cloudflare-504-branded",
      status: [504],
      headers: here,
      body: ["cf-error-details"],
      strength: 66,
      causes: among(lateHop, { "upstream-timeout": 4 }),
    },
    {
      id: "cloudflare-1xxx",
      status: ["4xx", "5xx"],
      headers: here,
      body: ["error code: 1"],
      strength: 52,
      causes: { "edge-config-error": 40, "edge-waf-block": 30, "edge-internal-error": 20, "edge-rate-limited": 10 },
    },
    {
      id: "cloudflare-error-type",
      status: ["any"],
      headers: { "cf-error-type": "" },
      strength: 30,
      causes: { "edge-internal-error": 50, "upstream-dns-failure": 20, "upstream-refused": 30 },
    },
    {
      id: "cloudflare-5xx-plain",
      status: [500, 502, 503, 504],
      headers: here,
      body: ["<center>cloudflare"],
      strength: 68,
      causes: { "edge-internal-error": 1 },
    },
  ],
};
