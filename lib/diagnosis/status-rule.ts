import { answerEvidence } from "@/lib/diagnosis/evidence";
import type { Facts } from "@/lib/diagnosis/facts";
import { answered, type Rule } from "@/lib/diagnosis/finding";
import { originOf } from "@/lib/diagnosis/origin";
import { weighPace } from "@/lib/diagnosis/pace";
import { among, brokenHop, lateHop } from "@/lib/diagnosis/priors";
import { mix, type Weights } from "@/lib/diagnosis/weights";

/** What a status means from the application itself. */
const fromApplication: Readonly<Record<number, Weights>> = {
  400: { "bad-request-sent": 80, "app-host-not-allowed": 20 },
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
  500: { "app-error": 88, "app-db-down": 7, "app-not-loaded": 3, "app-worker-killed": 3 },
  502: { "app-error": 85, "upstream-unavailable": 15 },
  503: { "app-unavailable": 60, "app-overloaded": 16, "app-maintenance": 16, "app-db-down": 8 },
  504: { "app-error": 75, "app-timeout": 15, "upstream-timeout": 10 },
};

/** What it means from a gateway that is not recognised. */
const fromGateway: Readonly<Record<number, Weights>> = {
  400: {
    "bad-request-sent": 65,
    "http-to-tls-port": 18,
    "request-header-too-large": 9,
    "upstream-protocol-mismatch": 8,
  },
  401: { "proxy-auth-required": 1 },
  403: { "proxy-forbidden": 60, "edge-waf-block": 40 },
  404: { "proxy-not-found": 70, "platform-no-route": 18, "platform-app-not-found": 12 },
  407: { "proxy-auth-required": 60, "monitor-egress-proxy": 40 },
  408: { "slow-request": 1 },
  413: { "request-body-too-large": 1 },
  414: { "request-uri-too-long": 1 },
  429: { "proxy-rate-limited": 55, "edge-rate-limited": 35, "platform-quota": 10 },
  431: { "request-header-too-large": 1 },
  500: {
    "proxy-config-error": 35,
    "upstream-closed-early": 15,
    "upstream-tls-handshake": 15,
    "proxy-configured-status": 20,
    "proxy-error": 15,
  },
  502: among(brokenHop),
  503: {
    "service-unavailable": 60,
    "no-healthy-upstream": 25,
    "proxy-overloaded": 10,
    "proxy-rate-limited": 10,
    "proxy-configured-status": 18,
    "upstream-refused": 12,
    "upstream-unavailable": 6,
  },
  504: among(lateHop),
};

function applicationWeights(status: number): Weights {
  // Statuses end at 599 (RFC 9110 §15): this is a line that somebody wrote by hand.
  if (status >= 600) return { "response-malformed": 55, "app-error": 45 };
  return fromApplication[status] ?? (status >= 500 ? { "app-error": 1 } : { "bad-request-sent": 75, "app-error": 25 });
}

function gatewayWeights(status: number): Weights {
  return (
    fromGateway[status] ??
    (status >= 500
      ? { "proxy-error": 70, "proxy-configured-status": 30 }
      : { "bad-request-sent": 60, "proxy-configured-status": 40 })
  );
}

/** What the application says of itself in a few words; nothing when it says nothing of the kind. */
function said(facts: Facts): Weights | null {
  if (facts.status < 500 || facts.body.length > 4096) return null;
  const has = (...words: string[]) => words.some((word) => facts.body.includes(word));
  if (
    has(
      "sqlstate[",
      "too many connections",
      "econnrefused 127.0.0.1:5432",
      "mongonetworkerror",
      "remaining connection slots",
      "could not connect to server",
    )
  )
    return { "app-db-down": 85, "app-error": 15 };
  if (facts.status !== 503) return null;
  if (has("maintenance", "be right back", "upgrading", "wartung"))
    return { "app-maintenance": 60, "app-unavailable": 36, "app-overloaded": 4 };
  if (has("overload", "too busy", "capacity", "try again later", "server busy"))
    return { "app-overloaded": 55, "app-unavailable": 40, "app-maintenance": 5 };
  // Somebody who writes Retry-After knows when it will be over.
  if (facts.header("retry-after") !== undefined)
    return { "app-unavailable": 50, "app-maintenance": 32, "app-overloaded": 18 };
  return null;
}

/** `application/health+json` (draft-inadarei-api-health-check-06): the application tells itself that something is wrong. */
export const healthRule: Rule = (facts) => {
  if (!facts.header("content-type")?.includes("health+json")) return null;
  if (!/"status" ?: ?"(fail|error|down)"/.test(facts.body)) return null;
  return {
    rule: "health-fail",
    weights: { "app-health-fail": 1 },
    reporter: { product: "application", layer: "application" },
    opening: answered(facts, "The health endpoint"),
    evidence: answerEvidence(facts),
  };
};

const certainOrigin = 0.8;

/** A status of which no product is known to be the author: the application and a gateway share it by what speaks for each. */
export const statusRule: Rule = (facts) => {
  const { status } = facts;
  if (status < 400) return null;
  const origin = originOf(facts);
  const own = said(facts) ?? applicationWeights(status);
  const share = said(facts) === null ? origin.application : Math.max(origin.application, 0.6);
  const evidence = [...origin.signs, ...answerEvidence(facts)];
  if (share >= certainOrigin)
    return {
      rule: `application:${status}`,
      // Signs of the application leave little room for a gateway, and none for one status that only the app can mean.
      weights: status < 500 ? own : mix([share, own], [1 - share, weighPace(gatewayWeights(status), facts.pace)]),
      reporter: { product: "application", layer: "application" },
      opening: answered(facts, "The application"),
      evidence,
    };
  return {
    rule: `status:${status}`,
    weights: mix([share, own], [1 - share, weighPace(gatewayWeights(status), facts.pace)]),
    reporter: null,
    opening: answered(facts, "The server"),
    evidence,
  };
};
