import { cn } from "@/components/ui/cn";

export type ShownState = "up" | "degraded" | "down" | "unknown" | "pending" | "maintenance" | "paused";

const words: Record<ShownState, string> = {
  up: "Up",
  degraded: "Degraded",
  down: "Down",
  unknown: "No data",
  pending: "Waiting",
  maintenance: "Maintenance",
  paused: "Paused",
};

const marks: Record<ShownState, string> = {
  up: "text-up-mark",
  degraded: "text-degraded-mark",
  down: "text-down-mark",
  unknown: "text-unknown-mark",
  pending: "text-unknown-mark",
  maintenance: "text-maintenance-mark",
  paused: "text-paused-mark",
};

const inks: Record<ShownState, string> = {
  up: "text-up",
  degraded: "text-degraded",
  down: "text-down",
  unknown: "text-unknown",
  pending: "text-unknown",
  maintenance: "text-maintenance",
  paused: "text-paused",
};

/** The word for a state, the same everywhere. */
export const stateWord = (state: ShownState): string => words[state];

function Shape({ state }: { state: ShownState }) {
  switch (state) {
    case "up":
      return <circle cx="6" cy="6" r="5" fill="currentColor" />;
    case "degraded":
      return (
        <>
          <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" />
        </>
      );
    case "down":
      return <rect x="1" y="1" width="10" height="10" rx="1" fill="currentColor" />;
    case "maintenance":
      return (
        <path
          d="M10.9 3.1 9 5 7 3l1.9-1.9a3.4 3.4 0 0 0-4.4 4.4L1.2 8.8a1.4 1.4 0 0 0 2 2l3.3-3.3a3.4 3.4 0 0 0 4.4-4.4z"
          fill="currentColor"
        />
      );
    case "paused":
      return <path d="M2.5 1.5h2.5v9H2.5zM7 1.5h2.5v9H7z" fill="currentColor" />;
    default:
      return <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />;
  }
}

/** The shape of a state. Without `decorative` it carries the state's word for those who do not see it. */
export function StateMark({
  state,
  decorative = false,
  className,
}: {
  state: ShownState;
  decorative?: boolean;
  className?: string;
}) {
  const classes = cn("inline-block size-3 shrink-0", marks[state], className);
  if (decorative) {
    return (
      <svg viewBox="0 0 12 12" className={classes} aria-hidden="true">
        <Shape state={state} />
      </svg>
    );
  }
  return (
    <svg viewBox="0 0 12 12" className={classes} role="img">
      <title>{words[state]}</title>
      <Shape state={state} />
    </svg>
  );
}

/** Shape and word of a state together. */
export function StateLabel({ state, className }: { state: ShownState; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap font-medium", inks[state], className)}>
      <StateMark state={state} decorative />
      {words[state]}
    </span>
  );
}
