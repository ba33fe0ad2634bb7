import { Time } from "@/components/ui/time";

/** A notice that is due later. */
type Planned = { id: string; channelName: string; nextTryAt: string | null };

const mostShown = 4;

/** Who is told next, and when, a line a moment. */
export function PlannedList({ notices }: { notices: readonly Planned[] }) {
  const moments = new Map<string, string[]>();
  for (const { nextTryAt, channelName } of notices) {
    if (nextTryAt === null) continue;
    const minute = nextTryAt.slice(0, 16);
    moments.set(minute, [...(moments.get(minute) ?? []), channelName]);
  }
  const inOrder = [...moments].sort(([one], [other]) => (one < other ? -1 : 1));
  const shown = inOrder.slice(0, mostShown);
  const more = inOrder.slice(mostShown).reduce((sum, [, names]) => sum + names.length, 0);
  return (
    <div className="grid gap-1.5 border-t pt-3">
      <h3 className="font-medium text-sm">Next, unless it is acknowledged or over</h3>
      <ol className="grid gap-1 text-sm">
        {shown.map(([minute, names]) => (
          <li key={minute} className="break-words">
            <span className="text-muted tabular-nums">
              <Time value={`${minute}:00.000Z`} />
            </span>{" "}
            {[...new Set(names)].join(", ")}
          </li>
        ))}
      </ol>
      {more > 0 && <p className="text-muted text-sm">{more} more after that.</p>}
    </div>
  );
}
