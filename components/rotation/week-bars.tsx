import { cn } from "@/components/ui/cn";
import type { Week } from "@/lib/rotation/weeks";

const monthDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

const moment = (zone: string) =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });

const share = (part: number, whole: number): string => `${(part / whole) * 100}%`;

/** Everybody has a shade of their own, so that a turn is found again; the name says the same. */
const shades = ["bg-sunken", "bg-line", "bg-raised"] as const;

/**
 * The next weeks, a row each, from the rotation's midnight to midnight. Somebody who stands in has a dashed edge and
 * a star at their name.
 */
export function WeekBars({ weeks, zone, order }: { weeks: readonly Week[]; zone: string; order: readonly string[] }) {
  const words = moment(zone);
  return (
    <div className="grid gap-2">
      <ol className="grid gap-2">
        {weeks.map(({ day, from, to, turns }) => (
          <li key={day} className="grid grid-cols-[3.5rem_minmax(0,1fr)] items-center gap-2">
            <span className="text-muted text-sm tabular-nums">{monthDay.format(new Date(`${day}T00:00:00Z`))}</span>
            <ol className="flex h-8 overflow-hidden rounded border">
              {turns.map(({ participant, from: begin, to: end, override }) => {
                const title = `${participant.name}${override ? ", standing in" : ""}: ${words.format(begin)} to ${words.format(end)}`;
                return (
                  <li
                    key={begin.toISOString()}
                    title={title}
                    style={{ width: share(end.getTime() - begin.getTime(), to.getTime() - from.getTime()) }}
                    className={cn(
                      "flex min-w-0 items-center overflow-hidden whitespace-nowrap border-l px-1 text-sm first:border-l-0 sm:px-1.5",
                      shades[Math.max(0, order.indexOf(participant.id)) % shades.length],
                      override && "border-2 border-edge border-dashed first:border-l-2",
                    )}
                  >
                    <span className="overflow-hidden text-clip sm:text-ellipsis" aria-hidden>
                      {participant.name}
                      {override && "*"}
                    </span>
                    <span className="sr-only">{title}</span>
                  </li>
                );
              })}
            </ol>
          </li>
        ))}
      </ol>
      <p className="text-faint text-sm">
        Days of {zone}.{weeks.some(({ turns }) => turns.some(({ override }) => override)) && " * stands in."}
      </p>
    </div>
  );
}
