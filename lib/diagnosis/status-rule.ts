import { answerEvidence } from "@/lib/diagnosis/evidence";
import type { Facts } from "@/lib/diagnosis/facts";
import { answered, type Rule } from "@/lib/diagnosis/finding";
import { weighMethod } from "@/lib/diagnosis/method";
import { type Origin, originOf } from "@/lib/diagnosis/origin";
import { weighPace } from "@/lib/diagnosis/pace";
import { applicationWeights, gatewayWeights } from "@/lib/diagnosis/status-weights";
import { mix, type Weights } from "@/lib/diagnosis/weights";

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
    // A page for people is put up on purpose; a program that answers a program is still running.
    return facts.header("content-type")?.includes("json")
      ? { "app-unavailable": 58, "app-maintenance": 38, "app-overloaded": 4 }
      : { "app-maintenance": 66, "app-unavailable": 30, "app-overloaded": 4 };
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

/** A maintenance page that no application signed. */
const putUp: Weights = {
  "proxy-configured-status": 70,
  "platform-maintenance": 12,
  "service-unavailable": 10,
  "no-healthy-upstream": 8,
};

/** What a gateway means by the status. A known one that shows a page which is not its own was told what to show. */
function gatewayOf(facts: Facts, origin: Origin): Weights {
  const weights = weighPace(weighMethod(gatewayWeights(facts.status), facts.result.method), facts.pace);
  const set = weights["proxy-configured-status"];
  if (!origin.passedOn || set === undefined) return weights;
  return { ...weights, "proxy-configured-status": set * 3 };
}

/** A status of which no product is known to be the author: the application and a gateway share it by what speaks for each. */
export const statusRule: Rule = (facts) => {
  const { status } = facts;
  if (status < 400) return null;
  const origin = originOf(facts);
  const words = said(facts);
  const own = words ?? applicationWeights(status);
  const share = words === null ? origin.application : Math.max(origin.application, 0.6);
  const gateway = words?.["app-maintenance"] !== undefined ? putUp : gatewayOf(facts, origin);
  const weights = mix([share, own], [1 - share, gateway]);
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
