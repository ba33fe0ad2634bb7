import { LogFollower, type SeenLine } from "@/cli/agent/log-follower";
import { inContainer, listeners, type ProcessState, pidByName, pidInFile, processState } from "@/cli/agent/proc";
import { speaksTls } from "@/cli/agent/speaks-tls";
import type { AgentFinding, ListenerFinding, ProcessFinding } from "@/lib/agent/evidence";

/** What the user named. */
export type Watched = {
  ports: readonly number[];
  processes: readonly string[];
  pidFiles: readonly string[];
  logs: readonly string[];
  requestLogs: readonly string[];
};

type Followed = {
  name: string;
  find: () => Promise<number | null>;
  last: ProcessState | null;
  pid: number | null;
  restarts: number;
  firstKills: number | null;
};

const mostLines = 20;

/** Looks at what it was told to look at, again and again, and remembers what the reports need. Only reads. */
export class Watch {
  private readonly logs: LogFollower[];
  private readonly requestLogs: LogFollower[];
  private readonly processes: Followed[];
  private readonly lastClosed = new Map<number, Date>();
  private open = new Map<number, Set<string>>();
  private container = false;

  constructor(readonly watched: Watched) {
    this.logs = watched.logs.map((file) => new LogFollower(file));
    this.requestLogs = watched.requestLogs.map((file) => new LogFollower(file));
    const followed = (name: string, find: () => Promise<number | null>): Followed => ({
      name,
      find,
      last: null,
      pid: null,
      restarts: 0,
      firstKills: null,
    });
    this.processes = [
      ...watched.processes.map((name) => followed(name, () => pidByName(name))),
      ...watched.pidFiles.map((file) => followed(file.split("/").at(-1) ?? file, () => pidInFile(file))),
    ];
  }

  /** @throws Error that says what to do when something cannot be watched */
  async begin(): Promise<void> {
    await Promise.all([...this.logs, ...this.requestLogs].map((log) => log.check()));
    if (this.watched.ports.length > 0) await listeners();
    this.container = await inContainer();
    await this.look(new Date());
  }

  /** One look at everything. */
  async look(now: Date): Promise<void> {
    if (this.watched.ports.length > 0) {
      this.open = await listeners();
      for (const port of this.watched.ports) if (!this.open.has(port)) this.lastClosed.set(port, now);
    }
    for (const each of this.processes) await this.lookAt(each);
    await Promise.all(this.logs.map((log) => log.poll(now)));
  }

  private async lookAt(followed: Followed): Promise<void> {
    const pid = await followed.find();
    const state = pid === null ? null : await processState(pid);
    if (state !== null) {
      if (followed.pid !== null && followed.pid !== state.pid) followed.restarts += 1;
      followed.pid = state.pid;
      followed.firstKills ??= state.oomKills;
    }
    followed.last = state;
  }

  /** Ports and processes as they are. Each port that listens is asked whether it speaks TLS. */
  async state(): Promise<AgentFinding[]> {
    return [
      ...(await Promise.all(this.watched.ports.map((port) => this.listener(port)))),
      ...this.processes.map((each) => this.process(each)),
    ];
  }

  private async listener(port: number): Promise<ListenerFinding> {
    const addresses = [...(this.open.get(port) ?? [])].slice(0, 20);
    return {
      type: "listener",
      port,
      addresses,
      speaksTls: addresses[0] === undefined ? null : await speaksTls(addresses[0], port),
      inContainer: this.container,
      lastClosedAt: this.lastClosed.get(port)?.toISOString() ?? null,
    };
  }

  private process({ name, last, restarts, firstKills }: Followed): ProcessFinding {
    const { pid, startedAt, rssBytes, memoryLimitBytes, oomKills, openFiles, openFilesLimit } = last ?? {};
    return {
      type: "process",
      name: name.slice(0, 200),
      running: last !== null,
      pid: pid ?? null,
      startedAt: startedAt?.toISOString() ?? null,
      restarts,
      rssBytes: rssBytes ?? null,
      memoryLimitBytes: memoryLimitBytes ?? null,
      oomKills: oomKills == null ? null : Math.max(0, oomKills - (firstKills ?? 0)),
      openFiles: openFiles ?? null,
      openFilesLimit: openFilesLimit ?? null,
    };
  }

  /** The newest recognised lines since a time; those of the host in question before others. */
  lines(from: Date, host: string | null): AgentFinding[] {
    const all = this.logs.flatMap((log) => log.since(from));
    const fits = (line: SeenLine): number =>
      line.host === null || host === null || line.host.startsWith(host) ? 1 : 0;
    return all
      .sort((a, b) => fits(b) - fits(a) || b.at.getTime() - a.at.getTime())
      .slice(0, mostLines)
      .map(({ source, at, text }) => ({ type: "line", source, at: at.toISOString(), text }));
  }

  /** Whether the logs that write the ids of requests have this one. */
  async request(probeId: string): Promise<AgentFinding[]> {
    return Promise.all(
      this.requestLogs.map(
        async (log): Promise<AgentFinding> => ({
          type: "request",
          source: log.source,
          probeId,
          found: await log.holds(probeId),
        }),
      ),
    );
  }
}
