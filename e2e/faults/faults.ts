import { none } from "@/e2e/faults/f00-none";
import type { Fault, NotMade } from "@/e2e/faults/fault";

/** Every fault that is made, in the order of its id. */
export const faults: readonly Fault[] = [none];

/** Faults of the list that this suite does not make. */
export const notMade: readonly NotMade[] = [];
