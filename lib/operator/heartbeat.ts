/** What one region looks like from the database. Ages are in seconds; null for what never happened. */
export type RegionSigns = {
  name: string;
  /** The shortest interval of the monitors that it checks; null when there are none. */
  shortestInterval: number | null;
  scheduledAge: number | null;
  recordedAge: number | null;
  blind: boolean;
};

/** `alertAge`: how long the oldest alert that nobody has tried to send has been due; null when there is none. */
export type Signs = { regions: readonly RegionSigns[]; alertAge: number | null };

/** A scheduler ticks each second, checks are recorded within moments, alerts leave at once: this much is amiss. */
const patience = { scheduler: 60, check: 90, alert: 120 };

const older = (age: number | null, than: number): boolean => age === null || age > than;

function amissIn({ name, shortestInterval, scheduledAge, recordedAge, blind }: RegionSigns): string[] {
  if (shortestInterval === null) return [];
  const found: string[] = [];
  if (older(scheduledAge, patience.scheduler)) found.push(`nothing was queued in ${name} for a minute`);
  if (older(recordedAge, shortestInterval + patience.check)) found.push(`no check of ${name} was recorded in time`);
  if (blind) found.push(`${name} is blind`);
  return found;
}

/** What is amiss with this installation, in words; empty while all is well. A region without monitors owes nothing. */
export function amiss({ regions, alertAge }: Signs): string[] {
  const late = alertAge !== null && alertAge > patience.alert ? ["an alert has waited for two minutes"] : [];
  return [...regions.flatMap(amissIn), ...late];
}
