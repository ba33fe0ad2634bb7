import { answerEvidence } from "@/lib/diagnosis/evidence";
import type { Facts } from "@/lib/diagnosis/facts";
import { answered, type Rule } from "@/lib/diagnosis/finding";
import type { Product } from "@/lib/diagnosis/fingerprint";
import { wordsOfGateway } from "@/lib/diagnosis/gateway-words";
import { weighMethod } from "@/lib/diagnosis/method";
import { secondsOf, weighPace } from "@/lib/diagnosis/pace";
import { recognise, relaysOf } from "@/lib/diagnosis/reporter";
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
  const other = relaysOf(facts).find(({ id, layer }) => id !== product.id && layer !== "application");
  if (other !== undefined)
    return `it came through ${other.name}, and the page is ${product.name}'s: it comes from further in`;
  // nginx writes `Connection` on every answer of HTTP/1, and no `Keep-Alive` unless it is told to; a gateway before it does as it likes.
  const first = facts.response?.httpVersion.startsWith("1") && product.id === "nginx";
  const whole = facts.header("date") !== undefined;
  if (first && whole && (facts.header("connection") === undefined || facts.header("keep-alive") !== undefined))
    return "an nginx page with connection headers that nginx does not write: it comes from further in";
  // A header that somebody took away says nothing.
  if (!product.signsHeader || server === undefined || server.startsWith(product.id)) return null;
  return `the page is ${product.name}'s, the header says ${server}: the page comes from further in`;
}

/** What an inner gateway met is at times all that can be said: that it was not available to the outer one. */
const coarse = 0.18;

/** A page that a product writes itself convicts the product; what it met is weighed by how fast the page came. */
export const pageRule: Rule = (facts) => {
  const found = recognise(facts);
  if (!found) return null;
  const { product, page } = found;
  const evidence = [`${product.name}'s own answer (${page.id})`, ...answerEvidence(facts)];
  const inner = fromFurtherIn(facts, product);
  if (inner !== null) evidence.push(inner);
  const application = product.layer === "application";
  const hop = application ? wordsOfGateway(facts) : null;
  if (hop) evidence.push(`the body says "${hop.words}"`);
  const told =
    page.bySeconds?.[secondsOf(facts.serverMs) ?? -1] ??
    page.byPace?.[facts.pace] ??
    weighPace(weighMethod(page.causes, facts.result.method), facts.pace);
  const weights =
    inner === null || facts.status < 502 ? told : mix([1 - coarse, told], [coarse, { "upstream-unavailable": 1 }]);
  return {
    rule: `page:${page.id}`,
    // A program that passes requests on fails like a program, and tells in its error what it met.
    weights: hop
      ? mix([0.6, withReserve(weights, facts, product, page)], [0.4, hop.weights])
      : withReserve(weights, facts, product, page),
    reporter: { product: product.id, layer: product.layer },
    opening: answered(facts, application ? `The application (${product.name})` : product.name),
    evidence,
  };
};
