import type { Facts } from "@/lib/diagnosis/facts";
import type { Page, Product } from "@/lib/diagnosis/fingerprint";
import { wasRelayed } from "@/lib/diagnosis/proxy-status";
import { relaysOf } from "@/lib/diagnosis/reporter";

/** Headers that gateways write on their own answers too, so that they say nothing of the application. */
const common = new Set([
  "server",
  "date",
  "content-type",
  "content-length",
  "connection",
  "transfer-encoding",
  "keep-alive",
  "via",
  "vary",
  "cache-control",
  "expires",
  "pragma",
  "accept-ranges",
  "age",
  "alt-svc",
  "strict-transport-security",
  "x-cache",
]);

/** Headers that only what stands behind a gateway writes, or that a gateway adds to relayed answers alone. */
const fromBehind = [
  "x-powered-by",
  "set-cookie",
  "x-runtime",
  "x-envoy-upstream-service-time",
  "x-kong-upstream-latency",
  "x-aspnet-version",
  "x-drupal-cache",
  "x-generator",
  "access-control-allow-origin",
];

/** Weaker: applications mostly, gateways at times. */
const mostlyBehind = [
  "x-request-id",
  "x-correlation-id",
  "x-response-time",
  "server-timing",
  "x-frame-options",
  "content-security-policy",
];

/** Application servers that name themselves; a gateway would have put its own name there. */
const appServers = [
  "gunicorn",
  "uvicorn",
  "werkzeug",
  "kestrel",
  "puma",
  "jetty",
  "tomcat",
  "wsgiserver",
  "cowboy",
  "hypercorn",
  "phusion",
];

/** How often the application itself says a status of which nothing else is known; 502 and 504 are words of gateways (RFC 9110 §15.6). */
const usually: Readonly<Record<number, number>> = {
  400: 0.7,
  401: 0.6,
  403: 0.5,
  404: 0.6,
  429: 0.5,
  500: 0.78,
  502: 0.15,
  503: 0.35,
  504: 0.2,
};

/** The same, when it came through a gateway that is known and makes pages of its own for that status: then either the application wrote it, or the site has pages of its own. */
const passedOn: Readonly<Record<number, number>> = {
  400: 0.55,
  403: 0.4,
  404: 0.55,
  500: 0.66,
  502: 0.26,
  503: 0.5,
  504: 0.24,
};

const madeFor = (status: number) => (page: Page) => page.status.includes(status);

/** The same for a page that only repeats the status line: servers and gateways write those, applications have something to say. */
const inPlainPage: Readonly<Record<number, number>> = {
  400: 0.4,
  403: 0.25,
  404: 0.35,
  500: 0.5,
  502: 0.06,
  503: 0.14,
  504: 0.06,
};

/** Reason phrases, which HTTP/2 does not carry. */
const reasons: Readonly<Record<number, string>> = {
  400: "bad request",
  403: "forbidden",
  404: "not found",
  500: "internal server error",
  502: "bad gateway",
  503: "service unavailable",
  504: "gateway timeout",
};

/** A short page of HTML around the status or its reason. */
function onlyStatus({ body, status, response }: Facts): boolean {
  if (body === "" || body.length > 1500 || !body.includes("<h")) return false;
  const reason = (response?.reason || reasons[status] || "").toLowerCase();
  return body.includes(`${status} ${reason}`) || (reason !== "" && body.includes(`<h1>${reason}</h1>`));
}

export type Origin = {
  /** How much speaks for the application as the author, 0 to 1. */
  application: number;
  signs: readonly string[];
  /** The known gateway it came through, which has a page of its own for the status and did not show it, or nobody saw the body. */
  passedOn?: Product;
};

function baselineSigns(facts: Facts): { application: number; signs: string[] } | null {
  const { baseline, response } = facts;
  if (!baseline || !response) return null;
  const own = baseline.headers.filter((name) => !common.has(name));
  if (own.length === 0) return null;
  const kept = own.filter((name) => facts.header(name) !== undefined);
  const gone = own.filter((name) => facts.header(name) === undefined);
  const listed = (names: string[]) => names.slice(0, 3).join(", ");
  if (kept.length === 0) return { application: 0.12, signs: [`${listed(gone)} of healthy answers is missing`] };
  return { application: kept.length >= gone.length ? 0.85 : 0.6, signs: [`${listed(kept)} as on healthy answers`] };
}

/**
 * Weighs whether the application wrote an answer that no product is known by. A healthy answer of
 * the same monitor is the best witness: what it has and a failing one lacks was not written by the app.
 */
export function originOf(facts: Facts): Origin {
  const { response } = facts;
  if (!response) return { application: 0, signs: [] };
  const type = facts.header("content-type") ?? "";
  const signs: string[] = [];
  if (/^application\/([a-z.-]{1,40}\+)?json/.test(type)) signs.push(`a body of type ${type.split(";")[0]}`);
  for (const name of fromBehind) if (facts.header(name) !== undefined) signs.push(`${name} is there`);
  const server = facts.header("server") ?? "";
  if (appServers.some((name) => server.includes(name))) signs.push(`server: ${server}`);
  if (wasRelayed(response.headers)) signs.push("Proxy-Status says that the status was received");
  if (/^w\/"/.test(facts.header("etag") ?? "")) signs.push("a weak etag, as frameworks make");
  const compared = baselineSigns(facts);
  // 502 and 504 are the words of gateways (RFC 9110 §15.6), and a gateway can be a program with such headers too.
  const gatewayWord = facts.status === 502 || facts.status === 504;
  if (signs.length > 0) {
    // What two signs say is seldom chance.
    const several = signs.length > 1;
    const application = gatewayWord ? (several ? 0.9 : 0.8) : several ? 0.97 : 0.93;
    return { application, signs: [...signs, ...(compared?.signs ?? [])] };
  }
  if (compared) return compared;
  const weak = mostlyBehind.filter((name) => facts.header(name) !== undefined);
  if (weak.length > 0) return { application: 0.7, signs: weak.map((name) => `${name} is there`) };
  // nginx gives a file that it serves, an error page of the site among them, an etag of two hexadecimal numbers.
  if (server.startsWith("nginx") && /^"[0-9a-f]{6,10}-[0-9a-f]{1,8}"$/.test(facts.header("etag") ?? ""))
    return { application: 0.1, signs: ["an etag as nginx gives to files"] };
  const through = relaysOf(facts).find(
    ({ layer, pages }) => layer !== "application" && pages.some(madeFor(facts.status)),
  );
  if (through) {
    const passed = passedOn[facts.status] ?? 0.6;
    // Nobody saw whether it was the gateway's page: as often as not it was.
    const unread = passed / 2;
    // A page of the site's own has a body.
    const empty = facts.bodyKnown && response.bodyBytes === 0;
    return {
      application: facts.bodyKnown ? (empty ? (1 + passed) / 2 : passed) : unread,
      signs: [`it came through ${through.name}, and is not ${through.name}'s own page`],
      passedOn: through,
    };
  }
  if (onlyStatus(facts)) {
    const plain = inPlainPage[facts.status];
    if (plain !== undefined) return { application: plain, signs: ["a page that only repeats the status"] };
  }
  // Gateways answer with statuses that exist; numbers above 599 are written by programs.
  if (facts.status >= 600) return { application: 0.9, signs: ["a status that no gateway uses"] };
  return { application: usually[facts.status] ?? (facts.status < 500 ? 0.6 : 0.5), signs: [] };
}
