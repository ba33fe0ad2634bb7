import type { Page, Product, Sign } from "@/lib/diagnosis/fingerprint";
import { products } from "@/lib/diagnosis/fingerprints/products";

/** A page of a product, and its place in the order of exactness. */
export type Entry = { product: Product; page: Page; rank: number };
type Relay = { product: Product; sign: Sign; rank: number };

/**
 * Fingerprints by what they ask for, so that an answer is held against the few that it can show:
 * by four letters that must be in the body, else by a header that must be there, else by status.
 * The body is read once, however many fingerprints there are.
 */
export type Table = {
  /** Pages by four letters of the body, packed into a number. */
  byLetters: ReadonlyMap<number, readonly Entry[]>;
  /** Which numbers can be in `byLetters`, by their hash: spares a look-up for almost every letter of a body. */
  mayHave: Uint8Array;
  byHeader: ReadonlyMap<string, readonly Entry[]>;
  byStatus: ReadonlyMap<number, readonly Entry[]>;
  relays: ReadonlyMap<string, readonly Relay[]>;
};

const hashOf = (letters: number): number => (Math.imul(letters, 0x9e3779b1) >>> 16) & 0xffff;

function lettersIn(text: string): number[] {
  const found: number[] = [];
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    letters = (letters << 8) | (text.charCodeAt(at) & 255);
    if (at >= 3) found.push(letters);
  }
  return found;
}

/** Texts of which one must be in the body: the longest part, or each of several whole bodies. */
function textsOf(page: Page): readonly string[] {
  if (page.bodyIs) return page.bodyIs;
  const parts = [...(page.body ?? []), ...(page.bodyStarts === undefined ? [] : [page.bodyStarts])];
  const longest = parts.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? [] : [longest];
}

const classes: Readonly<Record<string, readonly [number, number]>> = {
  "4xx": [400, 499],
  "5xx": [500, 599],
  any: [100, 999],
};

/** True when a page comes with a status. */
export const comesWith = (page: Page, status: number): boolean =>
  page.status.some((each) => {
    const [from, to] = typeof each === "number" ? [each, each] : (classes[each] ?? [0, 0]);
    return from <= status && status <= to;
  });

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** How many pages hold each four letters, so that each page is filed under its rarest. */
function countLetters(entries: readonly Entry[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { page } of entries)
    for (const text of textsOf(page))
      for (const letters of new Set(lettersIn(text))) counts.set(letters, (counts.get(letters) ?? 0) + 1);
  return counts;
}

function filePages(entries: readonly Entry[]) {
  const byLetters = new Map<number, Entry[]>();
  const byHeader = new Map<string, Entry[]>();
  const byStatus = new Map<number, Entry[]>();
  const counts = countLetters(entries);
  const rarest = (text: string): number | undefined =>
    lettersIn(text).sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))[0];
  for (const entry of entries) {
    const keys = textsOf(entry.page).map(rarest);
    const header = Object.keys(entry.page.headers ?? {})[0];
    if (keys.length > 0 && keys.every((key) => key !== undefined))
      for (const key of new Set(keys)) push(byLetters, key as number, entry);
    else if (header !== undefined) push(byHeader, header, entry);
    else
      for (let status = 100; status < 1000; status++) if (comesWith(entry.page, status)) push(byStatus, status, entry);
  }
  return { byLetters, byHeader, byStatus };
}

/** Files fingerprints for look-up. Done once; costs some milliseconds. */
export function tableOf(all: readonly Product[]): Table {
  const pages = all.flatMap((product) => product.pages.map((page) => ({ product, page })));
  const entries = pages
    .sort((a, b) => (b.page.strength ?? 50) - (a.page.strength ?? 50))
    .map((entry, rank) => ({ ...entry, rank }));
  const filed = filePages(entries);
  const mayHave = new Uint8Array(0x10000);
  for (const letters of filed.byLetters.keys()) mayHave[hashOf(letters)] = 1;
  const relays = new Map<string, Relay[]>();
  all.forEach((product, rank) => {
    for (const sign of product.relays ?? [])
      push(relays, Object.keys(sign.headers ?? {})[0] ?? "", { product, sign, rank });
  });
  return { ...filed, mayHave, relays };
}

/** Pages that an answer may be, the most exact first. Each is still to be compared in full. */
export function candidatesIn(table: Table, status: number, headers: Iterable<string>, body: string): Entry[] {
  const found = new Set<Entry>(table.byStatus.get(status));
  for (const name of headers) for (const entry of table.byHeader.get(name) ?? []) found.add(entry);
  let letters = 0;
  for (let at = 0; at < body.length; at++) {
    letters = (letters << 8) | (body.charCodeAt(at) & 255);
    if (table.mayHave[hashOf(letters)] === 1) for (const entry of table.byLetters.get(letters) ?? []) found.add(entry);
  }
  return [...found].filter(({ page }) => comesWith(page, status)).sort((a, b) => a.rank - b.rank);
}

let own: Table | undefined;

/** The table of every product that is known. */
export function knownTable(): Table {
  own ??= tableOf(products);
  return own;
}
