import { type Item, parseList } from "structured-headers";
import type { Reading } from "@/lib/diagnosis/reading";
import type { ProbeResponse } from "@/lib/probe/probe";

/** Error types of RFC 9209 §2.3 and the cause each names. */
const causeOfType: Record<string, string> = {
  dns_timeout: "upstream-dns-failure",
  dns_error: "upstream-dns-failure",
  destination_not_found: "proxy-not-found",
  destination_unavailable: "no-healthy-upstream",
  destination_ip_prohibited: "proxy-forbidden",
  destination_ip_unroutable: "upstream-unreachable",
  connection_refused: "upstream-refused",
  connection_terminated: "upstream-closed-early",
  connection_timeout: "upstream-connect-timeout",
  connection_read_timeout: "upstream-read-timeout",
  connection_write_timeout: "upstream-read-timeout",
  connection_limit_reached: "proxy-overloaded",
  tls_protocol_error: "upstream-tls-handshake",
  tls_certificate_error: "upstream-tls-untrusted",
  tls_alert_received: "upstream-tls-handshake",
  http_request_denied: "proxy-forbidden",
  http_response_incomplete: "upstream-closed-early",
  http_response_header_section_size: "upstream-header-too-large",
  http_response_header_size: "upstream-header-too-large",
  http_response_timeout: "upstream-read-timeout",
  http_protocol_error: "upstream-bad-response",
  proxy_internal_error: "proxy-error",
  proxy_configuration_error: "proxy-config-error",
  proxy_loop_detected: "proxy-config-error",
};

function membersOf(response: ProbeResponse): Item[] {
  const text = response.headers
    .filter(([name]) => name.toLowerCase() === "proxy-status")
    .map(([, value]) => value)
    .join(", ");
  if (text === "") return [];
  try {
    return parseList(text) as Item[];
  } catch {
    return [];
  }
}

/** A gateway that says itself what failed (RFC 9209): the member with an error type wrote the answer. */
export function readProxyStatus(response: ProbeResponse): Reading | null {
  for (const [name, parameters] of membersOf(response)) {
    const type = parameters.get("error");
    const cause = causeOfType[String(type)];
    if (type === undefined || cause === undefined) continue;
    const product = String(name);
    return {
      rule: "proxy-status",
      causes: [[cause, 1]],
      reporter: { product, layer: "proxy" },
      opening: `${product} answered ${response.status}`,
      evidence: [
        `Proxy-Status: ${product}; error=${String(type)}`,
        `status ${response.status} ${response.reason}`.trim(),
      ],
    };
  }
  return null;
}
