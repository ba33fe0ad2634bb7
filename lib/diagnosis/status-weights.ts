import { gatewayFailure } from "@/lib/diagnosis/priors";
import type { Weights } from "@/lib/diagnosis/weights";

/** What a status means from the application itself. */
const fromApplication: Readonly<Record<number, Weights>> = {
  // What is reached in another protocol than its own calls the request a bad one.
  400: { "bad-request-sent": 78, "app-host-not-allowed": 22, "upstream-protocol-mismatch": 11 },
  401: { "app-auth": 1 },
  403: { "app-forbidden": 1 },
  404: { "app-not-found": 1 },
  405: { "bad-request-sent": 1 },
  408: { "slow-request": 1 },
  410: { "app-not-found": 1 },
  413: { "request-body-too-large": 1 },
  414: { "request-uri-too-long": 1 },
  429: { "app-rate-limited": 1 },
  431: { "request-header-too-large": 1 },
  500: { "app-error": 83, "app-db-down": 7, "app-not-loaded": 4, "app-worker-killed": 6 },
  502: { "app-error": 85, "upstream-unavailable": 15 },
  503: { "app-unavailable": 70, "app-overloaded": 12, "app-maintenance": 12, "app-db-down": 6 },
  504: { "app-error": 80, "app-timeout": 12, "upstream-timeout": 8 },
};

/** What it means from a gateway that is not recognised. */
const fromGateway: Readonly<Record<number, Weights>> = {
  400: {
    "bad-request-sent": 54,
    "http-to-tls-port": 16,
    "request-header-too-large": 12,
    "upstream-protocol-mismatch": 8,
    "tls-client-cert-required": 6,
    "proxy-configured-status": 4,
  },
  401: { "proxy-auth-required": 82, "proxy-configured-status": 18 },
  403: { "proxy-forbidden": 52, "edge-waf-block": 34, "proxy-configured-status": 14 },
  404: {
    "proxy-not-found": 66,
    "platform-no-route": 14,
    "platform-app-not-found": 10,
    "proxy-configured-status": 6,
    "fcgi-script-not-found": 2,
    "response-truncated": 2,
  },
  407: { "proxy-auth-required": 50, "monitor-egress-proxy": 32, "proxy-configured-status": 18 },
  408: { "slow-request": 1 },
  413: { "request-body-too-large": 1 },
  414: { "request-uri-too-long": 1 },
  429: { "proxy-rate-limited": 50, "edge-rate-limited": 31, "platform-quota": 9, "proxy-configured-status": 10 },
  431: { "request-header-too-large": 1 },
  500: gatewayFailure(500),
  502: gatewayFailure(502),
  503: gatewayFailure(503),
  504: gatewayFailure(504),
};

/** What a status means when the application wrote it. */
export function applicationWeights(status: number): Weights {
  // Statuses end at 599 (RFC 9110 §15): this is a line that somebody wrote by hand.
  if (status >= 600) return { "app-error": 80, "response-malformed": 20 };
  return fromApplication[status] ?? (status >= 500 ? { "app-error": 1 } : { "bad-request-sent": 75, "app-error": 25 });
}

/** What a status means when some gateway wrote it, before its pace is weighed. */
export function gatewayWeights(status: number): Weights {
  return (
    fromGateway[status] ??
    (status >= 500
      ? { "proxy-error": 70, "proxy-configured-status": 30 }
      : { "bad-request-sent": 60, "proxy-configured-status": 40 })
  );
}
