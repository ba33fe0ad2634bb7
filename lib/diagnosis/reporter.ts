import type { Facts } from "@/lib/diagnosis/facts";
import type { Page, Product, Sign } from "@/lib/diagnosis/fingerprint";
import { candidatesIn } from "@/lib/diagnosis/table";

/** The product that wrote an answer, and the page it was known by. */
export type Recognised = { product: Product; page: Page };

function inOrder(names: readonly string[], order: readonly string[]): boolean {
  const places = order.map((name) => names.indexOf(name)).filter((place) => place !== -1);
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
}

/** True when the answer shows all of a sign. */
export function shows(facts: Facts, sign: Sign): boolean {
  for (const [name, part] of Object.entries(sign.headers ?? {})) if (!facts.header(name)?.includes(part)) return false;
  if (sign.order && !inOrder(facts.headerNames, sign.order)) return false;
  if (sign.absent?.some((name) => facts.header(name) !== undefined)) return false;
  if (sign.reason !== undefined && facts.response?.reason.toLowerCase() !== sign.reason) return false;
  const { body } = facts;
  const asksBody = sign.body ?? sign.bodyStarts ?? sign.bodyIs ?? sign.bodyEmpty;
  if (asksBody !== undefined && !facts.bodyKnown) return false;
  if (sign.body?.some((part) => !body.includes(part))) return false;
  if (sign.bodyStarts !== undefined && !body.startsWith(sign.bodyStarts)) return false;
  if (sign.bodyIs && !sign.bodyIs.includes(body)) return false;
  if (sign.bodyEmpty && (facts.response?.bodyBytes ?? 0) > 0) return false;
  return !sign.bodyLacks?.some((part) => body.includes(part));
}

/**
 * The product whose own answer this is; null when nothing convicts one. A `Server` header alone
 * convicts nobody: proxies pass the application's answers on under their own name.
 */
export function recognise(facts: Facts): Recognised | null {
  const body = facts.bodyKnown ? facts.body : "";
  const { table, status, headerNames } = facts;
  return candidatesIn(table, status, headerNames, body).find(({ page }) => shows(facts, page)) ?? null;
}

const order = ["edge", "platform", "proxy", "application"];

/** The products that an answer came through, outermost kinds first. */
export function relaysOf(facts: Facts): Product[] {
  const found = new Map<Product, number>();
  for (const name of facts.headerNames)
    for (const { product, sign, rank } of facts.table.relays.get(name) ?? [])
      if (!found.has(product) && shows(facts, sign)) found.set(product, rank);
  return [...found]
    .sort(([a, one], [b, other]) => order.indexOf(a.layer) - order.indexOf(b.layer) || one - other)
    .map(([product]) => product);
}
