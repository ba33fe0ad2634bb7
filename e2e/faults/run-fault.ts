import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { collect, settle } from "@/e2e/faults/collect";
import { type Fault, type Form, NotPossibleHere, type Result } from "@/e2e/faults/fault";
import { figuresOf, slownessOf, violationsOf } from "@/e2e/faults/invariants";
import { lengthOf } from "@/e2e/faults/schedule";
import { type Backend, type Stage, startStage } from "@/e2e/faults/stage/stage";
import { shutDown } from "@/lib/queue/shut-down";

const usualSettleSeconds = 30;

/** Leaves something to look at in the folder that `FAULTS_LOGS` names. */
async function keep(name: string, text: string): Promise<void> {
  const folder = process.env["FAULTS_LOGS"];
  if (folder === undefined || folder === "") return;
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, name), text);
}

async function play(fault: Fault, stage: Stage, form: Form): Promise<Pick<Result, "figures" | "violations">> {
  stage.begin();
  const schedule = stage.until(lengthOf(stage.setting.plan) + 2 * stage.setting.intervalSeconds);
  await Promise.all([fault.inject(stage, form), schedule]);
  const end = Date.now();
  // So that a monitor's last check before the end is one that could be recorded by now.
  await sleep(2000);
  await settle(fault.settles?.(form) ?? usualSettleSeconds);
  const seen = await collect(stage, end - 2000, fault.ends?.(stage) ?? []);
  // The control says how slow the machine is, and is held to the rest.
  const recorded = fault.isControl ? { ...seen, slowness: slownessOf(figuresOf(seen)) } : seen;
  await keep(`${fault.id}-${stage.backend}.json`, JSON.stringify(recorded));
  const besides = (await fault.besides?.(stage, recorded, form)) ?? [];
  return {
    figures: figuresOf(recorded),
    violations: [
      ...violationsOf(recorded, fault.bounds(form)),
      ...besides.map((text) => ({ invariant: "own" as const, text })),
    ],
  };
}

/** Copies what the workers said beside it. */
async function keepLogs({ folder, backend, workers }: Stage, id: string): Promise<void> {
  for (const name of workers.keys())
    await keep(`${id}-${backend}-${name}.log`, await readFile(path.join(folder, `${name}.log`), "utf8"));
}

/** Makes one fault on one backend, and says what it cost. */
export async function runFault(fault: Fault, backend: Backend, form: Form, template: string): Promise<Result> {
  const { id, title } = fault;
  const about = { id, title, backend, does: fault.does[form], bounds: fault.bounds(form) };
  const started = performance.now();
  const seconds = (): number => Math.round((performance.now() - started) / 100) / 10;
  const stage = await startStage(fault.setting(form), backend, template);
  try {
    return { ...about, ...(await play(fault, stage, form)), notMade: null, seconds: seconds() };
  } catch (error) {
    if (!(error instanceof NotPossibleHere)) throw error;
    return { ...about, figures: null, violations: [], notMade: error.message, seconds: seconds() };
  } finally {
    await keepLogs(stage, id);
    await stage.stop();
    await Promise.race([shutDown(), sleep(3000)]);
  }
}
