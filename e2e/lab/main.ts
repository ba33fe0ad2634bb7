import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { partsOf, shortfalls } from "@/e2e/lab/bounds";
import { harderSetups, setups } from "@/e2e/lab/products";
import { type Rated, rate } from "@/e2e/lab/rate";
import { recordOf } from "@/e2e/lab/record";
import type { Case } from "@/e2e/lab/run-case";
import { runLab } from "@/e2e/lab/run-lab";
import { footOf, head, insideFoot, rowFor } from "@/e2e/lab/table";

const usage = "usage: npm run lab -- [--json] [--record FILE] [--only NAME,NAME] [--check]";

function optionsOf() {
  try {
    return parseArgs({
      options: {
        json: { type: "boolean", default: false },
        check: { type: "boolean", default: false },
        record: { type: "string" },
        only: { type: "string" },
      },
    }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
}

function byTable(cases: readonly Case[]): Case[] {
  const order = [...setups, ...harderSetups].map(({ name }) => name);
  return cases.toSorted((one, other) => order.indexOf(one.setup) - order.indexOf(other.setup));
}

function printFeet(rated: readonly Rated[]): void {
  console.log("");
  for (const [name, part] of Object.entries({ ...partsOf(rated), all: rated }))
    if (part.length > 0)
      console.log(
        footOf(
          name,
          part.map(({ marked }) => marked),
        ),
      );
  console.log(insideFoot(rated));
}

async function main(): Promise<number> {
  const { json, check, record, only } = optionsOf();
  if (check && only !== undefined) throw new Error("The bounds hold for all set-ups together: --check without --only.");
  const names = only?.split(",");
  const chosen = [...setups, ...harderSetups].filter(({ name }) => names?.includes(name) ?? true);
  const cases = byTable(await runLab(chosen, () => void (process.stderr.isTTY && process.stderr.write("."))));
  if (process.stderr.isTTY) process.stderr.write("\n");
  if (record !== undefined) await writeFile(record, cases.map((one) => `${JSON.stringify(recordOf(one))}\n`).join(""));
  const rated = rate(cases);
  const ratedOf = (one: Case) => rated.find(({ setup, fault }) => setup === one.setup && fault === one.fault) ?? one;
  if (json) {
    for (const one of cases) console.log(JSON.stringify(ratedOf(one)));
    return 0;
  }
  console.log(head);
  for (const one of cases) console.log(rowFor(ratedOf(one)));
  printFeet(rated);
  const short = shortfalls(rated);
  for (const line of short) console.log(`short: ${line}`);
  return check && short.length > 0 ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
