import { type Item, parseList } from "structured-headers";
import type { CauseSlug } from "@/lib/diagnosis/cause";
import { answerEvidence } from "@/lib/diagnosis/evidence";
import { answered, type Rule } from "@/lib/diagnosis/finding";
import type { Weights } from "@/lib/diagnosis/weights";

/** Error types of RFC 9209 §2.3 and what each names. */
const meanings: Readonly<Record<string, CauseSlug | Weights>> = {
  dns_timeout: "upstream-dns-failure",
  dns_error: "upstream-dns-failure",
  destination_not_found: "platform-no-route",
  destination_unavailable: { "no-healthy-upstream": 76, "upstream-refused": 12, "upstream-unavailable": 12 },
  destination_ip_prohibited: "proxy-config-error",
  destination_ip_unroutable: "upstream-unreachable",
  connection_refused: "upstream-refused",
  connection_terminated: { "upstream-closed-early": 60, "upstream-reset": 22, "upstream-keepalive-race": 18 },
  connection_timeout: "upstream-connect-timeout",
  connection_read_timeout: "upstream-read-timeout",
  connection_write_timeout: "upstream-read-timeout",
  connection_limit_reached: "proxy-overloaded",
  tls_protocol_error: { "upstream-tls-handshake": 74, "upstream-protocol-mismatch": 26 },
  tls_certificate_error: { "upstream-tls-untrusted": 50, "upstream-tls-expired": 28, "upstream-tls-wrong-host": 22 },
  tls_alert_received: "upstream-tls-handshake",
  http_request_error: "bad-request-sent",
  http_request_denied: "proxy-forbidden",
  http_response_incomplete: "response-truncated",
  http_response_header_section_size: "upstream-header-too-large",
  http_response_header_size: "upstream-header-too-large",
  http_response_body_size: "upstream-bad-response",
  http_response_trailer_section_size: "upstream-bad-response",
  http_response_trailer_size: "upstream-bad-response",
  http_response_transfer_coding: "upstream-bad-response",
  http_response_content_coding: "content-encoding-error",
  http_response_timeout: "upstream-read-timeout",
  http_upgrade_failed: "upstream-bad-response",
  http_protocol_error: { "upstream-bad-response": 78, "upstream-protocol-mismatch": 22 },
  proxy_internal_response: "proxy-configured-status",
  proxy_internal_error: "proxy-config-error",
  proxy_configuration_error: "proxy-config-error",
  proxy_loop_detected: "proxy-config-error",
};

/** Of a list that breaks the grammar (RFC 9651), what can be read all the same: each member's name and simple parameters. */
function membersByHand(text: string): Item[] {
  return text
    .slice(0, 2048)
    .split(",")
    .flatMap((member): Item[] => {
      const [name = "", ...parameters] = member.split(";").map((part) => part.trim());
      const pairs = parameters.flatMap((each): [string, string][] => {
        const at = each.indexOf("=");
        return at > 0 ? [[each.slice(0, at).trim(), each.slice(at + 1).trim()]] : [];
      });
      return name === "" || pairs.length === 0 ? [] : [[name, new Map(pairs)]];
    });
}

function membersOf(headers: readonly (readonly [string, string])[]): Item[] {
  const text = headers
    .filter(([name]) => name.toLowerCase() === "proxy-status")
    .map(([, value]) => value)
    .join(", ");
  if (text === "" || text.length > 8192) return [];
  try {
    // A list of tokens or strings; inner lists are not of this header and are left out.
    return parseList(text).filter((member): member is Item => !Array.isArray(member[0]));
  } catch {
    return membersByHand(text);
  }
}

/** A gateway that says itself what failed (RFC 9209): the member with an error type wrote the answer. The one nearest to the origin is first. */
export const proxyStatusRule: Rule = (facts) => {
  for (const [name, parameters] of membersOf(facts.response?.headers ?? [])) {
    const type = parameters.get("error");
    if (type === undefined) continue;
    const meaning = meanings[String(type)];
    if (meaning === undefined) continue;
    const product = String(name).slice(0, 64);
    return {
      rule: "proxy-status",
      weights: typeof meaning === "string" ? { [meaning]: 1 } : meaning,
      reporter: { product, layer: "proxy" },
      opening: answered(facts, product),
      evidence: [`Proxy-Status names the error: ${product}; error=${String(type)}`, ...answerEvidence(facts)],
    };
  }
  return null;
};

/** True when a gateway says that it only passed the status on. */
export const wasRelayed = (headers: readonly (readonly [string, string])[]): boolean =>
  membersOf(headers).some(([, parameters]) => parameters.has("received-status") && !parameters.has("error"));
