import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { Fault, Form, NotMade, Result } from "@/e2e/faults/fault";
import { faults, notMade } from "@/e2e/faults/faults";
import { slownessOf } from "@/e2e/faults/invariants";
import { makeTemplate } from "@/e2e/faults/stage/postgres";
import type { Backend } from "@/e2e/faults/stage/stage";
import { head, rowForNotMade, rowsFor } from "@/e2e/faults/table";

const usage =
  "usage: npm run faults -- [--only F-05,F-08] [--backend redis|postgres] [--long] [--merge] [--json] [--together N]";
const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const loader = pathToFileURL(path.join(root, "node_modules/tsx/dist/loader.mjs")).href;

type Run = { fault: Fault; backend: Backend };

function optionsOf() {
  try {
    return parseArgs({
      options: {
        only: { type: "string" },
        backend: { type: "string" },
        long: { type: "boolean", default: false },
        merge: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        together: { type: "string" },
        counts: { type: "string" },
      },
    }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
}

type Options = ReturnType<typeof optionsOf>;

const backendsOf = (fault: Fault, merge: boolean): readonly Backend[] =>
  (merge ? fault.mergeBackends : undefined) ?? fault.backends ?? ["redis", "postgres"];

function runsOf({ only, backend, merge }: Options): Run[] {
  const ids = only?.split(",");
  const known = [...faults, ...notMade].map(({ id }) => id);
  const unknown = ids?.filter((id) => !known.includes(id)) ?? [];
  if (unknown.length > 0) throw new Error(`There is no fault ${unknown.join(", ")}. There are ${known.join(", ")}.`);
  return faults
    .filter(({ id, everyMerge }) => (ids?.includes(id) ?? true) && (!merge || everyMerge))
    .flatMap((fault) => backendsOf(fault, merge).map((each) => ({ fault, backend: each })))
    .filter((run) => backend === undefined || run.backend === backend);
}

async function runApart({ fault, backend }: Run, form: Form, template: string, slowness: number): Promise<Result> {
  const args = ["--import", loader, path.join(root, "e2e/faults/run-one.ts"), fault.id, backend, form, template];
  const started = performance.now();
  const env = { ...process.env, FAULTS_SLOWNESS: String(slowness) };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  const said = await text(child.stdout);
  const line = said.trimEnd().split("\n").at(-1) ?? "";
  if (line.startsWith("{")) return JSON.parse(line) as Result;
  return {
    id: fault.id,
    title: fault.title,
    backend,
    does: fault.does[form],
    bounds: fault.bounds(form),
    figures: null,
    violations: [{ invariant: "own", text: "the run ended without a result" }],
    notMade: "the run failed",
    seconds: (performance.now() - started) / 1000,
  };
}

/** Runs all of them, some side by side: most of a run is waiting. Reports each as it ends. */
async function runAll(
  runs: readonly Run[],
  form: Form,
  together: number,
  tell: (result: Result) => void,
): Promise<Result[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "hopcheck-faults-"));
  await chmod(folder, 0o711);
  try {
    await makeTemplate(folder);
    const results: Result[] = [];
    const runThese = async (these: Run[], slowness: number): Promise<void> => {
      const lane = async (): Promise<void> => {
        for (let run = these.shift(); run; run = these.shift()) {
          const result = await runApart(run, form, folder, slowness);
          results.push(result);
          tell(result);
        }
      };
      await Promise.all(Array.from({ length: Math.min(together, these.length) }, lane));
    };
    await runThese(
      runs.filter(({ fault }) => fault.isControl),
      1,
    );
    const slowness = Math.max(1, ...results.map(({ figures }) => (figures ? slownessOf(figures) : 1)));
    if (slowness > 1) process.stderr.write(`this machine is busy: times are stretched by ${slowness.toFixed(1)}\n`);
    await runThese(
      runs.filter(({ fault }) => !fault.isControl),
      slowness,
    );
    return results;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const skippedOf = ({ only }: Options): readonly NotMade[] =>
  notMade.filter(({ id }) => only === undefined || only.split(",").includes(id));

/** For the test suite: a fault that could not be made on this machine counts as skipped. */
async function writeCounts(file: string, results: readonly Result[], failed: number): Promise<void> {
  const skipped = results.filter(({ notMade, violations }) => notMade !== null && violations.length === 0).length;
  await writeFile(file, JSON.stringify({ passed: results.length - failed - skipped, failed, skipped }));
}

async function main(): Promise<number> {
  const options = optionsOf();
  const form: Form = options.long ? "long" : "short";
  const together = Number(options.together ?? Math.min(5, availableParallelism() * 2));
  const runs = runsOf(options);
  const results = await runAll(runs, form, together, ({ id, backend, seconds, violations }) => {
    process.stderr.write(`${id} ${backend} ${seconds} s ${violations.length === 0 ? "holds" : "BROKEN"}\n`);
  });
  const order = (result: Result): number =>
    runs.findIndex(({ fault, backend }) => fault.id === result.id && backend === result.backend);
  results.sort((one, other) => order(one) - order(other));
  if (options.json) for (const result of results) console.log(JSON.stringify(result));
  else {
    console.log(head);
    for (const line of results.flatMap(rowsFor)) console.log(line);
    if (!options.merge) for (const each of skippedOf(options)) console.log(rowForNotMade(each));
  }
  const broken = results.filter(({ violations }) => violations.length > 0);
  console.log(`${results.length - broken.length} of ${results.length} hold`);
  if (options.counts !== undefined) await writeCounts(options.counts, results, broken.length);
  return broken.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
