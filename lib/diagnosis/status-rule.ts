import { answerEvidence } from "@/lib/diagnosis/evidence";
import type { Facts } from "@/lib/diagnosis/facts";
import { answered, type Finding, type Rule } from "@/lib/diagnosis/finding";
import type { Product } from "@/lib/diagnosis/fingerprint";
import { wordsOfGateway } from "@/lib/diagnosis/gateway-words";
import { weighMethod } from "@/lib/diagnosis/method";
import { type Origin, originOf } from "@/lib/diagnosis/origin";
import { secondsOf, weighPace } from "@/lib/diagnosis/pace";
import { mostForAShape } from "@/lib/diagnosis/reserve";
import { applicationWeights, gatewayWeights } from "@/lib/diagnosis/status-weights";
import { held, mix, type Weights } from "@/lib/diagnosis/weights";

const speaksOfMaintenance = (facts: Facts): boolean =>
  facts.status === 503 &&
  ["maintenance", "be right back", "upgrading", "wartung"].some((word) => facts.body.includes(word));

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
  if (speaksOfMaintenance(facts))
    // A page for people is put up on purpose; a program that answers a program is still running.
    return facts.header("content-type")?.includes("json")
      ? { "app-unavailable": 58, "app-maintenance": 38, "app-overloaded": 4 }
      : { "app-maintenance": 66, "app-unavailable": 30, "app-overloaded": 4 };
  // It runs and says itself that it is not ready yet.
  if (has("starting", "warming up", "not ready", "booting", "initializing", "initialising"))
    return { "app-unavailable": 86, "app-overloaded": 8, "app-maintenance": 6 };
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
/** From here on headers prove the application, so that one status may be one cause. */
const provenOrigin = 0.9;

/** A maintenance page that no application signed. */
const putUp: Weights = {
  "proxy-configured-status": 70,
  "platform-maintenance": 12,
  "service-unavailable": 10,
  "no-healthy-upstream": 8,
};

/** What the pages of a product mean that come with a status, those that name a fault in words only where nobody saw the words. */
function usualOf(product: Product, facts: Facts): Weights | null {
  // Words that nobody could read may have been there.
  const below = facts.bodyKnown ? 60 : 75;
  const pages = product.pages.filter(
    ({ status, strength = 50 }) => status.includes(facts.status) && strength >= 40 && strength < below,
  );
  if (pages.length === 0) return null;
  return mix(
    ...pages.map((page): readonly [number, Weights] => [
      1,
      page.bySeconds?.[secondsOf(facts.serverMs) ?? -1] ??
        page.byPace?.[facts.pace] ??
        weighPace(page.causes, facts.pace),
    ]),
  );
}

/** What a gateway means by the status. A known one means what its pages mean, or was told what to show. */
function gatewayOf(facts: Facts, origin: Origin): Weights {
  const general = weighPace(gatewayWeights(facts.status), facts.pace);
  const usual = origin.passedOn ? usualOf(origin.passedOn, facts) : null;
  if (!usual) return weighMethod(general, facts.result.method);
  const set: Weights = { "proxy-configured-status": 1 };
  const parts: (readonly [number, Weights])[] = facts.bodyKnown
    ? [
        [0.68, usual],
        [0.16, general],
        [0.16, set],
      ]
    : [
        [0.85, usual],
        [0.15, general],
      ];
  return weighMethod(mix(...parts), facts.result.method);
}

/** Words of the hop mostly come from a gateway; an application may speak of its own dependencies so. */
function hopRule(facts: Facts, hop: { weights: Weights; words: string }, origin: Origin): Finding {
  const share = Math.min(0.45, origin.application * 0.4);
  const rest: Weights = weighPace(gatewayWeights(facts.status), facts.pace);
  return {
    rule: `words:${facts.status}`,
    weights: mix(
      [share, applicationWeights(facts.status)],
      [0.78 - share, weighPace(hop.weights, facts.pace)],
      [0.22, rest],
    ),
    reporter: null,
    opening: answered(facts, "The server"),
    evidence: [`the body says "${hop.words}"`, ...origin.signs, ...answerEvidence(facts)],
  };
}

/** A status of which no product is known to be the author: the application and a gateway share it by what speaks for each. */
export const statusRule: Rule = (facts) => {
  const { status } = facts;
  if (status < 400) return null;
  const origin = originOf(facts);
  const words = said(facts);
  const hop = words === null ? wordsOfGateway(facts) : null;
  if (hop) return hopRule(facts, hop, origin);
  const own = words ?? applicationWeights(status);
  // What is said in the body shifts it towards the application; a header alone does so less.
  const least = facts.bodyKnown && facts.body !== "" && facts.header("retry-after") === undefined ? 0.55 : 0.4;
  const share = words === null ? origin.application : Math.max(origin.application, least);
  const general = gatewayOf(facts, origin);
  const gateway = speaksOfMaintenance(facts) ? mix([0.5, putUp], [0.5, general]) : general;
  const mixed = mix([share, own], [1 - share, gateway]);
  const weights = share > provenOrigin ? mixed : held(mixed, mostForAShape);
  const evidence = [...origin.signs, ...answerEvidence(facts)];
  if (share >= certainOrigin)
    return {
      rule: `application:${status}`,
      weights,
      reporter: { product: "application", layer: "application" },
      opening: answered(facts, "The application"),
      evidence,
    };
  return {
    rule: `status:${status}`,
    weights,
    reporter: null,
    opening: answered(facts, "The server"),
    evidence,
  };
};
