import type { Facts } from "@/lib/diagnosis/facts";
import type { Page, Product, Sign } from "@/lib/diagnosis/fingerprint";
import { products } from "@/lib/diagnosis/fingerprints/products";

/** The product that wrote an answer, and the page it was known by. */
export type Recognised = { product: Product; page: Page };

/** True when the answer shows all of a sign. */
export function shows(facts: Facts, sign: Sign): boolean {
  for (const [name, part] of Object.entries(sign.headers ?? {})) if (!facts.header(name)?.includes(part)) return false;
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

/** Pages by the status they come with, the most exact first, so that an answer is held against few of them. */
function indexed(): Map<number, Recognised[]> {
  const index = new Map<number, Recognised[]>();
  const add = (status: number, entry: Recognised) => index.set(status, [...(index.get(status) ?? []), entry]);
  const classes: Record<string, readonly [number, number]> = { "4xx": [400, 499], "5xx": [500, 599], any: [100, 999] };
  for (const product of products)
    for (const page of product.pages)
      for (const status of page.status) {
        const [from, to] = typeof status === "number" ? [status, status] : (classes[status] ?? [0, 0]);
        for (let each = from; each <= to; each++) add(each, { product, page });
      }
  for (const entries of index.values()) entries.sort((a, b) => (b.page.strength ?? 50) - (a.page.strength ?? 50));
  return index;
}

let index: Map<number, Recognised[]> | undefined;

/**
 * The product whose own answer this is; null when nothing convicts one. A `Server` header alone
 * convicts nobody: proxies pass the application's answers on under their own name.
 */
export function recognise(facts: Facts): Recognised | null {
  index ??= indexed();
  return index.get(facts.status)?.find(({ page }) => shows(facts, page)) ?? null;
}

/** The products that an answer came through, outermost kinds first. */
export function relaysOf(facts: Facts): Product[] {
  const order = ["edge", "platform", "proxy", "application"];
  const found = products.filter((product) => product.relays?.some((sign) => shows(facts, sign)));
  return found.sort((a, b) => order.indexOf(a.layer) - order.indexOf(b.layer));
}
