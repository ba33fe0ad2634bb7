import { type Answer, recordedAnswers } from "@/bench/score/answer";
import { read } from "@/bench/score/score";
import type { Product } from "@/lib/diagnosis/fingerprint";
import { products } from "@/lib/diagnosis/fingerprints/products";
import { type Table, tableOf } from "@/lib/diagnosis/table";

/** Products that nobody has: the same signs with other words, so that none of them is ever recognised. */
const strangers = (): Product[] =>
  products.map((product) => ({
    ...product,
    id: `${product.id}-other`,
    pages: product.pages.map((page) => ({
      ...page,
      ...(page.body && { body: page.body.map((part) => `${part} qzx`) }),
      ...(page.bodyStarts !== undefined && { bodyStarts: `qzx ${page.bodyStarts}` }),
      ...(page.bodyIs && { bodyIs: page.bodyIs.map((part) => `${part} qzx`) }),
      headers: { ...page.headers, "x-qzx": "" },
    })),
    relays: [],
  }));

/** Microseconds for one answer, the best of several rounds: what else the machine does only makes it slower. */
function microseconds(answers: readonly Answer[], table: Table): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 15; round++) {
    const started = performance.now();
    for (const answer of answers) read(answer, table);
    best = Math.min(best, ((performance.now() - started) * 1000) / answers.length);
  }
  return best;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** What a diagnosis costs, and what it costs with twice the fingerprints. */
export function measureClassification(): Record<string, unknown> {
  const answers = recordedAnswers().filter(({ text }) => text !== undefined);
  const one = tableOf(products);
  const two = tableOf([...products, ...strangers()]);
  // Once through before it is measured, so that both run compiled.
  microseconds(answers, one);
  microseconds(answers, two);
  const each = microseconds(answers, one);
  const doubled = microseconds(answers, two);
  return {
    bench: "classification",
    answers: answers.length,
    fingerprints: products.reduce((sum, { pages }) => sum + pages.length, 0),
    microsecondsEach: rounded(each),
    limitMicroseconds: 200,
    withTwiceTheFingerprints: rounded(doubled),
    ratio: rounded(doubled / each),
    limitRatio: 1.25,
  };
}
