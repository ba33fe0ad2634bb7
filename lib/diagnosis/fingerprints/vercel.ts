import type { Product } from "@/lib/diagnosis/fingerprint";

type Causes = Product["pages"][number]["causes"];

/** Vercel names the error in `x-vercel-error`, and in the body for clients that do not look there. */
const named: readonly (readonly [code: string, causes: Causes])[] = [
  ["edge_function_invocation_timeout", { "platform-function-timeout": 1 }],
  ["edge_function_invocation_failed", { "platform-function-error": 1 }],
  ["middleware_invocation_timeout", { "platform-function-timeout": 1 }],
  ["middleware_invocation_failed", { "platform-function-error": 1 }],
  ["function_invocation_timeout", { "platform-function-timeout": 1 }],
  ["function_invocation_failed", { "platform-function-error": 1 }],
  ["no_response_from_function", { "platform-function-error": 1 }],
  ["function_response_payload_too_large", { "platform-function-error": 1 }],
  ["body_not_a_string_from_function", { "platform-function-error": 1 }],
  ["function_payload_too_large", { "request-body-too-large": 1 }],
  ["function_throttled", { "platform-quota": 1 }],
  ["deployment_not_found", { "platform-app-not-found": 1 }],
  ["deployment_deleted", { "platform-app-not-found": 1 }],
  ["deployment_blocked", { "platform-suspended": 1 }],
  ["deployment_disabled", { "platform-suspended": 1 }],
  ["deployment_paused", { "platform-suspended": 1 }],
  ["dns_hostname_not_found", { "upstream-dns-failure": 1 }],
  ["dns_hostname_resolve_failed", { "upstream-dns-failure": 1 }],
  ["dns_hostname_server_error", { "upstream-dns-failure": 1 }],
  [
    "router_external_target_connection_error",
    { "upstream-refused": 70, "upstream-unreachable": 15, "upstream-tls-handshake": 15 },
  ],
  ["router_external_target_error", { "upstream-unavailable": 1 }],
  ["router_cannot_match", { "platform-no-route": 1 }],
  ["infinite_loop_detected", { "platform-config-error": 1 }],
  ["sandbox_not_found", { "platform-app-not-found": 1 }],
  ["too_many_ranges", { "bad-request-sent": 1 }],
  ["not_found", { "app-not-found": 1 }],
  ["internal_", { "platform-internal-error": 1 }],
];

export const vercel: Product = {
  id: "vercel",
  name: "Vercel",
  layer: "platform",
  source: "Vercel's list of error codes",
  relays: [{ headers: { "x-vercel-id": "" } }, { headers: { server: "vercel" } }],
  pages: [
    ...named.map(([code, causes], index) => ({
      id: `vercel-${code.replaceAll("_", "-")}`,
      status: ["any"] as const,
      headers: { "x-vercel-error": code },
      strength: 90 - index / 100,
      causes,
    })),
    ...named.slice(0, 16).map(([code, causes], index) => ({
      id: `vercel-body-${code.replaceAll("_", "-")}`,
      status: ["4xx", "5xx"] as const,
      headers: { "x-vercel-id": "" },
      body: [code],
      strength: 80 - index / 100,
      causes,
    })),
    {
      id: "vercel-challenge",
      status: ["any"],
      headers: { "x-vercel-mitigated": "challenge" },
      strength: 92,
      causes: { "edge-challenge": 1 },
    },
    {
      id: "vercel-denied",
      status: ["any"],
      headers: { "x-vercel-mitigated": "deny" },
      strength: 92,
      causes: { "edge-waf-block": 1 },
    },
  ],
};
