import type { Figures, Violation } from "@/e2e/faults/invariants";
import type { Bounds, Recorded } from "@/e2e/faults/record";
import type { Backend, Setting, Stage } from "@/e2e/faults/stage/stage";

/** How long the fault lasts: `short` fits into the test suite, `long` is what an operator meets. */
export type Form = "short" | "long";

/** One fault that is made for real, and what it may cost. */
export type Fault = {
  /** As in the list of faults: `F-05`. */
  id: string;
  title: string;
  /** What is done, for the table. */
  does: Record<Form, string>;
  /** Nothing is wrong: it shows how fast the machine is. Runs before the others. */
  isControl?: true;
  /** Runs with every run of the test suite. */
  everyMerge: boolean;
  /** Both, unless it is about one. */
  backends?: readonly Backend[];
  /** Those of every merge, where the queue has no part in it; all of them when absent. */
  mergeBackends?: readonly Backend[];
  setting: (form: Form) => Setting;
  /** Begins with the schedule and ends when the fault is over. */
  inject: (stage: Stage, form: Form) => Promise<void>;
  bounds: (form: Form) => Bounds;
  /** How long notices may take to be out after the schedule has ended. Seconds; 30 when absent. */
  settles?: (form: Form) => number;
  /** Channels that the fault is meant to end. */
  ends?: (stage: Stage) => readonly string[];
  /** What must hold besides the invariants: a line for each thing that does not. */
  besides?: (stage: Stage, recorded: Recorded, form: Form) => Promise<readonly string[]>;
};

/** A fault that this suite does not make, and why. */
export type NotMade = { id: string; title: string; why: string };

export type Result = {
  id: string;
  title: string;
  backend: Backend;
  does: string;
  bounds: Bounds;
  figures: Figures | null;
  violations: readonly Violation[];
  /** Why it could not be made on this machine; null when it was. */
  notMade: string | null;
  seconds: number;
};

/** Thrown by `inject` when this machine does not let the fault be made. */
export class NotPossibleHere extends Error {}
