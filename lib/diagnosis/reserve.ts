import type { Facts } from "@/lib/diagnosis/facts";
import type { Page, Product } from "@/lib/diagnosis/fingerprint";
import { weighPace } from "@/lib/diagnosis/pace";
import { applicationWeights, gatewayWeights } from "@/lib/diagnosis/status-weights";
import { held, mix, type Weights } from "@/lib/diagnosis/weights";

/** From this strength on a page names the fault in words, and needs no reserve. */
const namesTheFault = 60;
/** Less than what is promised of a wrong cause at most (0.8), so that no mere shape of a page breaks the promise. */
export const mostForAShape = 0.79;
/** A framework that knows its routes says itself that it has none for the path. */
const mostForARoute = 0.95;
/** For what nobody thought of, beside a list of causes. */
const leftOver = 0.04;

/** The page was made to be seen, not to be read: what else it can mean, by status. */
function otherwise(facts: Facts, product: Product): Weights {
  const { status, pace } = facts;
  const set: Weights = { "proxy-configured-status": 1 };
  if (product.layer === "application")
    return status < 500
      ? mix([0.7, applicationWeights(status)], [0.3, gatewayWeights(status)])
      : mix([0.8, applicationWeights(status)], [0.2, { "proxy-configured-status": 1, "upstream-unavailable": 1 }]);
  if (status < 500) return mix([0.5, set], [0.3, applicationWeights(status)], [0.2, gatewayWeights(status)]);
  return mix([0.2, set], [0.65, weighPace(gatewayWeights(status), pace)], [0.15, applicationWeights(status)]);
}

/**
 * Keeps a share for causes that are not in a page's list. A page proves who wrote it; why it was
 * written is proven only where its words say so. A list of one is held under 0.8.
 */
export function withReserve(weights: Weights, facts: Facts, product: Product, page: Page): Weights {
  if ((page.strength ?? 50) >= namesTheFault) return weights;
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  const most = Math.max(...Object.values(weights)) / total;
  const route = product.layer === "application" && facts.status === 404 && most === 1;
  const share = Math.min(1 - leftOver, (route ? mostForARoute : mostForAShape) / most);
  return held(mix([share, weights], [1 - share, otherwise(facts, product)]), route ? mostForARoute : mostForAShape);
}
