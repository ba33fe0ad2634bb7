import type { Phase, PhaseName } from "@/lib/probe/probe";

/** Measures the phases of one request by the monotonic clock. The phase that runs is known at every moment. */
export class Stopwatch {
  readonly phases: Phase[] = [];
  running: PhaseName = "dns";
  private since = performance.now();

  /** Ends the running phase and begins the next. */
  next(name: PhaseName, detail: string | null = null): void {
    this.end(true, detail);
    this.running = name;
  }

  /** Ends the running phase. */
  end(ok: boolean, detail: string | null): void {
    const now = performance.now();
    this.add({ name: this.running, durationMs: Math.round((now - this.since) * 1000) / 1000, ok, detail });
    this.since = now;
  }

  /** A redirect runs through the phases again: its times are added to the first. */
  private add(phase: Phase): void {
    const before = this.phases.findIndex((each) => each.name === phase.name);
    const known = this.phases[before];
    if (known === undefined) this.phases.push(phase);
    else this.phases[before] = { ...phase, durationMs: known.durationMs + phase.durationMs };
  }

  /** Begins a further request. */
  restart(): void {
    this.running = "dns";
    this.since = performance.now();
  }
}
