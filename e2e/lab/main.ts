import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { limiter } from "@/lib/check/limiter";
import { answerOf, type Case } from "./case";
import { type Product, products } from "./proxy";
import { runProduct } from "./run-lab";
import { grid, heading, row } from "./table";
import { startTargets } from "./target";
import { judge, shortcomings } from "./verdict";

type Options = { json: boolean; record?: string; product: Product[] };

/** Two at once: each is one process that mostly waits. */
const atOnce = 2;

const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const tell = (text: string): boolean => process.stderr.write(`${text}\n`);

async function runAll(chosen: readonly Product[]): Promise<Case[]> {
  const targets = await startTargets();
  const limit = limiter(atOnce);
  try {
    const all = await Promise.all(
      chosen.map((product) =>
        limit(async () => {
          const cases = await runProduct(product, targets, () => undefined);
          tell(`${product}: ${cases.length} faults`);
          return cases;
        }),
      ),
    );
    return all.flat();
  } finally {
    await targets.stop();
  }
}

const lineOf = (each: Case): string => JSON.stringify({ ...answerOf(each), logLines: each.logLines });

/** Every fault behind every product, for real: what the client saw, what Hopcheck says, and whether it is right. */
async function lab({ json, record, product: chosen }: Options): Promise<number> {
  const cases = await runAll(chosen.length === 0 ? products : chosen);
  const { marked, score } = judge(cases);
  if (record !== undefined) await writeFile(record, `${cases.map(lineOf).join("\n")}\n`);
  if (json) for (const each of cases) say(lineOf(each));
  else {
    say([heading, ...cases.map((each, index) => row(each, marked[index] as (typeof marked)[number]))].join("\n"));
    say(`\n${grid(cases, marked)}\n`);
    const right = marked.filter(({ answer, diagnosis }) => diagnosis?.cause === answer.cause).length;
    say(
      `${cases.length} cases; first answer right ${right}; layer right ${(score.layerRight * 100).toFixed(1)} % of ${score.layerKnown} where it can be known`,
    );
    say(
      `score ${score.mean.toFixed(3)}, oracle ${score.oracle.toFixed(3)}, behind ${score.behind.toFixed(3)}; most on a wrong cause ${score.highestWrong.weight.toFixed(2)}; certain ${score.certain}, of them wrong ${score.certainWrong.length}`,
    );
  }
  const missing = chosen.length === 0 ? shortcomings(score) : [];
  for (const words of missing) tell(words);
  return missing.length === 0 ? 0 : 1;
}

const collect = (name: string, before: Product[]): Product[] => {
  const known = products.find((product) => product === name);
  if (known === undefined) throw new Error(`The products are ${products.join(", ")}.`);
  return [...before, known];
};

const program = new Command("lab")
  .description("real proxies in front of a server that fails: what Hopcheck says of each")
  .option("--product <name>", "only this one; may be given again", collect, [])
  .option("--json", "one JSON object a line: the answer, the truth, the product's own log lines", false)
  .option("--record <file>", "write the same into a file")
  .action(async (options: Options) => process.exit(await lab(options)));

program.parseAsync(process.argv).catch((error: unknown) => {
  tell(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
