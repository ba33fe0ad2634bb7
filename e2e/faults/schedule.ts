/** A time in which a target answers 503. Milliseconds of Unix time, like every time of the suite. */
export type Outage = { target: string; from: number; to: number };

/** What a schedule is made from; seconds. */
export type Plan = {
  /** Targets that fail once each. */
  failing: number;
  /** Targets that are kept up all the time. */
  steady: number;
  firstAt: number;
  /** From the beginning of one outage to that of the next. */
  every: number;
  lasts: number;
  /** Whether all share one host, so that what fails together is one incident. */
  oneHost?: boolean;
};

export const failingName = (index: number): string => `fails-${index}`;
export const steadyName = (index: number): string => `steady-${index}`;

/** Every target of a plan. */
export const targetsOf = ({ failing, steady }: Plan): string[] => [
  ...Array.from({ length: failing }, (_, index) => failingName(index)),
  ...Array.from({ length: steady }, (_, index) => steadyName(index)),
];

/** The outages of a plan, written down before anything runs: what is to be told follows from them. */
export const outagesOf = ({ failing, firstAt, every, lasts }: Plan, start: number): Outage[] =>
  Array.from({ length: failing }, (_, index) => {
    const from = start + (firstAt + index * every) * 1000;
    return { target: failingName(index), from, to: from + lasts * 1000 };
  });

/** Seconds from the start of a plan to the end of its last outage. */
export const lengthOf = ({ failing, firstAt, every, lasts }: Plan): number =>
  failing === 0 ? firstAt : firstAt + (failing - 1) * every + lasts;
