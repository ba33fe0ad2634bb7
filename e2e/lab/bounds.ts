import { scoreOf } from "@/bench/score/score";
import { rateInside } from "@/e2e/lab/inside";
import { harderSetups } from "@/e2e/lab/products";
import type { Rated } from "@/e2e/lab/rate";

/** The least share of cases with the right layer, among those whose layer the oracle knows. */
const layersRight = 0.95;
/** A cause with so much weight must be true. */
const heavy = 0.8;
/** How far the mean score may be below the oracle's, in nats: as the gateways come, and in chains, with pages of the site or without their version. */
const behindOracle = { "as they come": 0.25, harder: 0.5 } as const;

const nameOf = ({ setup, fault }: Rated): string => `${setup} ${fault}`;
const behindOf = (rated: readonly Rated[]): number => scoreOf(rated.map(({ marked }) => marked)).behind;

/** The cases of the gateways as they come, and those that are harder. */
export function partsOf(rated: readonly Rated[]): Record<keyof typeof behindOracle, Rated[]> {
  const harder = new Set(harderSetups.map(({ name }) => name));
  return {
    "as they come": rated.filter(({ setup }) => !harder.has(setup)),
    harder: rated.filter(({ setup }) => harder.has(setup)),
  };
}

function overconfident(rated: readonly Rated[]): string[] {
  return rated.flatMap((one) => {
    const { diagnosis, answer } = one.marked;
    const best = diagnosis?.candidates[0];
    if (!best || best.cause === answer.cause) return [];
    if (diagnosis?.confidence === "certain")
      return [`${nameOf(one)}: certain of ${best.cause}, but it is ${answer.cause}`];
    return best.weight < heavy
      ? []
      : [`${nameOf(one)}: ${best.cause} weighs ${best.weight.toFixed(2)}, but it is ${answer.cause}`];
  });
}

/** With an agent: certain and right wherever a log or the app's port tells it, and never certain of what is wrong. */
function insideShort(one: Rated): string[] {
  const { verdict, cause } = rateInside(one);
  if (verdict === "certain" || verdict === "untold") return [];
  return [`${nameOf(one)}: with an agent ${verdict}: ${cause}, and it is ${one.truth.cause}`];
}

/** Every way in which the diagnosis falls short of the bounds, one line each; none when it does not. */
export function shortfalls(rated: readonly Rated[]): string[] {
  const score = scoreOf(rated.map(({ marked }) => marked));
  const lines = overconfident(rated);
  if (score.layerRight < layersRight) {
    const wrong = rated.filter(({ marked }) => marked.layerRight === false);
    lines.push(
      `wrong layer in ${wrong.length} of ${score.layerKnown} cases that show it: ${wrong.map(nameOf).join(", ")}`,
    );
  }
  for (const [name, part] of Object.entries(partsOf(rated))) {
    const [behind, most] = [behindOf(part), behindOracle[name as keyof typeof behindOracle]];
    if (part.length > 0 && behind > most)
      lines.push(`${name}: the mean score is ${behind.toFixed(3)} below the oracle's, not ${most} at most`);
  }
  return [...lines, ...rated.flatMap(insideShort)];
}
