import { answerEvidence } from "@/lib/diagnosis/evidence";
import { answered, type Rule } from "@/lib/diagnosis/finding";
import { weighPace } from "@/lib/diagnosis/pace";
import { recognise } from "@/lib/diagnosis/reporter";

/** The version in the footer of a page of nginx or Apache; null where there is none. */
const footerVersion = (body: string): string | null => /<center>(nginx\/[\d.]{1,20})/.exec(body)?.[1] ?? null;

/** A page that a product writes itself convicts the product; what it met is weighed by how fast the page came. */
export const pageRule: Rule = (facts) => {
  const found = recognise(facts);
  if (!found) return null;
  const { product, page } = found;
  const evidence = [`${product.name}'s own answer (${page.id})`, ...answerEvidence(facts)];
  const footer = footerVersion(facts.body);
  const server = facts.header("server");
  if (footer !== null && server !== undefined && server !== footer && server !== "nginx")
    evidence.push(`the page is signed ${footer}, the header says ${server}: the page comes from further in`);
  const application = product.layer === "application";
  return {
    rule: `page:${page.id}`,
    weights: page.byPace?.[facts.pace] ?? weighPace(page.causes, facts.pace),
    reporter: { product: product.id, layer: product.layer },
    opening: answered(facts, application ? `The application (${product.name})` : product.name),
    evidence,
  };
};
