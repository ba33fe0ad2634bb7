import { answerEvidence } from "@/lib/diagnosis/evidence";
import type { Facts } from "@/lib/diagnosis/facts";
import { answered, type Rule } from "@/lib/diagnosis/finding";
import type { Product } from "@/lib/diagnosis/fingerprint";
import { weighMethod } from "@/lib/diagnosis/method";
import { weighPace } from "@/lib/diagnosis/pace";
import { recognise } from "@/lib/diagnosis/reporter";
import { withReserve } from "@/lib/diagnosis/reserve";
import { mix } from "@/lib/diagnosis/weights";

/** How nginx signs a page, which is how it signs the header too; null where there is no such footer. */
const footerOf = (body: string): string | null => /<center>(nginx(?:\/[\d.]{1,20})?)/.exec(body)?.[1] ?? null;

/** A page that is shown inside another gateway's answer: by its footer, or because another gateway signs the header. */
function fromFurtherIn(facts: Facts, product: Product): string | null {
  if (product.layer !== "proxy") return null;
  const footer = footerOf(facts.body);
  const server = facts.header("server");
  if (footer !== null && server !== undefined && server !== footer)
    return `the page is signed ${footer}, the header says ${server}: the page comes from further in`;
  if (!product.signsHeader || server?.startsWith(product.id)) return null;
  return server === undefined
    ? `the page is ${product.name}'s, which would sign it with a server header`
    : `the page is ${product.name}'s, the header says ${server}: the page comes from further in`;
}

/** A page that a product writes itself convicts the product; what it met is weighed by how fast the page came. */
export const pageRule: Rule = (facts) => {
  const found = recognise(facts);
  if (!found) return null;
  const { product, page } = found;
  const evidence = [`${product.name}'s own answer (${page.id})`, ...answerEvidence(facts)];
  const inner = fromFurtherIn(facts, product);
  if (inner !== null) evidence.push(inner);
  const application = product.layer === "application";
  const told = page.byPace?.[facts.pace] ?? weighPace(weighMethod(page.causes, facts.result.method), facts.pace);
  // What an inner gateway met is seldom more than what the outer one was told: that it is not available.
  const weights =
    inner === null || facts.status < 502 ? told : mix([0.72, told], [0.28, { "upstream-unavailable": 1 }]);
  return {
    rule: `page:${page.id}`,
    weights: withReserve(weights, facts, product, page),
    reporter: { product: product.id, layer: product.layer },
    opening: answered(facts, application ? `The application (${product.name})` : product.name),
    evidence,
  };
};
