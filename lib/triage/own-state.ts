import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Report } from "@/lib/diagnosis/diagnosis";
import type { Observation } from "@/lib/triage/observation";

const memoryMs = 60_000;
const mostHosts = 5000;

/** What a prober knows of itself: how late its event loop is, and how many unrelated hosts fail it at once. */
export class OwnState {
  private readonly hosts = new Map<string, { at: number; failing: boolean }>();
  private readonly loop = monitorEventLoopDelay({ resolution: 20 });

  constructor() {
    this.loop.enable();
  }

  /** Notes how a check went. Only what ended without any answer speaks of the way there, which is the prober's too. */
  note(url: string, report: Report): void {
    if (!URL.canParse(url)) return;
    const { host } = new URL(url);
    // Newest last, so that the oldest go first.
    this.hosts.delete(host);
    this.hosts.set(host, { at: performance.now(), failing: report.verdict === "down" && report.response === null });
    if (this.hosts.size > mostHosts) this.hosts.delete(this.hosts.keys().next().value ?? host);
  }

  /** @param resolves whether the machine's resolvers answered anything just now; null when they were not asked */
  observe(resolves: boolean | null): Observation {
    const since = performance.now() - memoryMs;
    const recent = [...this.hosts.values()].filter(({ at }) => at >= since);
    const loopDelayMs = this.loop.max / 1e6;
    this.loop.reset();
    return {
      kind: "prober",
      loopDelayMs: Number.isFinite(loopDelayMs) ? Math.round(loopDelayMs) : 0,
      failingHosts: recent.filter(({ failing }) => failing).length,
      checkedHosts: recent.length,
      resolves,
    };
  }

  stop(): void {
    this.loop.disable();
  }
}
