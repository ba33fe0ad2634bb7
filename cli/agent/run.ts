import { setTimeout as sleep } from "node:timers/promises";
import { RefusedKey, type Server } from "@/cli/agent/server";
import type { Watch } from "@/cli/agent/watch";
import type { AgentFinding, AgentTask, EvidenceKind } from "@/lib/agent/evidence";

const lookEveryMs = 2000;
const waitSeconds = 25;
/** How long a line may take to be written after the failure that it tells of; then what is there is all. */
const linesWithinMs = 60_000;
const againMs = 3000;
const mostBackoffMs = 60_000;

export type Say = (words: string) => void;

/** Looks at everything every two seconds until told to stop; a look that fails is tried again. */
export async function keepLooking(watch: Watch, signal: AbortSignal, say: Say): Promise<void> {
  while (!signal.aborted) {
    await watch.look(new Date()).catch((error: unknown) => say(`could not look: ${String(error)}`));
    await sleep(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
}

/** What there is to tell of one kind; null when it is too early. */
async function findingsOf(
  watch: Watch,
  task: AgentTask,
  kind: EvidenceKind,
  since: number,
): Promise<AgentFinding[] | null> {
  if (kind === "state") return watch.state();
  if (kind === "request") return task.probeId === null ? [] : watch.request(task.probeId);
  const lines = watch.lines(new Date(task.from), task.host);
  return lines.length > 0 || performance.now() - since > linesWithinMs ? lines : null;
}

/** Answers what is asked and remembers since when, so that lines that come late are waited for. */
export class Reporter {
  private readonly since = new Map<string, number>();

  constructor(
    private readonly watch: Watch,
    private readonly server: Server,
    private readonly say: Say,
  ) {}

  /** @returns false when something is still to be told */
  async answer(tasks: readonly AgentTask[]): Promise<boolean> {
    for (const id of this.since.keys()) if (!tasks.some(({ incidentId }) => incidentId === id)) this.since.delete(id);
    let all = true;
    if (tasks.length > 0) await this.watch.look(new Date());
    for (const task of tasks) {
      const since = this.since.get(task.incidentId) ?? performance.now();
      this.since.set(task.incidentId, since);
      // Lines first: they say what was, the rest what is.
      for (const kind of (["lines", "state", "request"] as const).filter((each) => task.wanted.includes(each)))
        all = (await this.tell(task, kind, since)) && all;
    }
    return all;
  }

  private async tell(task: AgentTask, kind: EvidenceKind, since: number): Promise<boolean> {
    const findings = await findingsOf(this.watch, task, kind, since);
    if (findings === null) return false;
    const { incidentId, monitorName } = task;
    const ports = [...this.watch.watched.ports];
    const answer = await this.server.report({ incidentId, kind, sentAt: new Date().toISOString(), ports, findings });
    this.say(`${monitorName}: sent ${findings.length} of ${kind}; ${answer}`);
    return true;
  }
}

/** Asks and answers until told to stop. What fails is tried again, waiting twice as long each time, a minute at most. */
export async function keepReporting(server: Server, reporter: Reporter, signal: AbortSignal, say: Say): Promise<void> {
  let backoffMs = 0;
  let done = true;
  while (!signal.aborted) {
    try {
      done = await reporter.answer(await server.tasks(done ? waitSeconds : 0));
      if (backoffMs > 0) say("connected again");
      backoffMs = 0;
      if (!done) await sleep(againMs, undefined, { signal }).catch(() => undefined);
    } catch (error) {
      if (error instanceof RefusedKey) throw error;
      if (signal.aborted) return;
      backoffMs = Math.min(mostBackoffMs, Math.max(1000, backoffMs * 2));
      const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
      say(`${error instanceof Error ? error.message : String(error)}${cause}; trying again in ${backoffMs / 1000} s`);
      await sleep(backoffMs * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
    }
  }
}
