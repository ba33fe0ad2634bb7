import { type Phase, type PhaseName, phaseNames } from "@/lib/probe/probe";

const thousandths = (ms: number): number => Math.round(ms * 1000) / 1000;

/** Measures the phases of one request by the monotonic clock. The phase that runs is known at every moment. */
export class Stopwatch {
  private readonly started = performance.now();
  private readonly ended = new Map<PhaseName, Phase>();
  private since = this.started;
  running: PhaseName = "dns";

  /** Ends the running phase well and begins the next. `detail` is of the phase that ends. */
  next(name: PhaseName, detail: string | null = null): void {
    this.end(true, detail);
    this.running = name;
  }

  /** Ends the running phase. A redirect runs through the phases again: times of one name add up. */
  end(ok: boolean, detail: string | null): void {
    const now = performance.now();
    const durationMs = now - this.since + (this.ended.get(this.running)?.durationMs ?? 0);
    this.ended.set(this.running, { name: this.running, durationMs, ok, detail });
    this.since = now;
  }

  /** Begins a further request. */
  restart(): void {
    this.running = "dns";
    this.since = performance.now();
  }

  /** Milliseconds since the start. */
  elapsedMs(): number {
    return thousandths(performance.now() - this.started);
  }

  /** The phases that were reached, in their order. */
  phases(): Phase[] {
    return phaseNames.flatMap((name) => {
      const phase = this.ended.get(name);
      return phase === undefined ? [] : [{ ...phase, durationMs: thousandths(phase.durationMs) }];
    });
  }
}
