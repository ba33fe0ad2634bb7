"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { formatDuration } from "@/components/ui/format";

const nothing = () => () => {};
/** True once the page is the browser's: until then times are in UTC, as the server wrote them. */
const useHydrated = (): boolean =>
  useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );

const parts = {
  full: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" },
  short: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  stamp: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit" },
  clock: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  day: { day: "numeric", month: "short", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** How a time is written, always with its zone; `since` and `ago` count from now and keep counting. */
export type TimeFormat = keyof typeof parts | "ago" | "since";

function absolute(value: Date, format: keyof typeof parts, zone: string | undefined): string {
  return new Intl.DateTimeFormat("en-GB", {
    ...parts[format],
    hour12: false,
    timeZoneName: "short",
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(value);
}

function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}

/** A moment, in the reader's zone and with its name. Hovering or focusing tells the whole of it. */
export function Time({
  value,
  format = "short",
  className,
}: {
  value: string | Date;
  format?: TimeFormat;
  className?: string;
}) {
  const zone = useHydrated() ? undefined : "UTC";
  const date = typeof value === "string" ? new Date(value) : value;
  const relative = format === "ago" || format === "since";
  const now = useNow(relative);
  const span = formatDuration(now - date.getTime());
  const text = relative ? (format === "ago" ? `${span} ago` : span) : absolute(date, format, zone);
  return (
    <time
      dateTime={date.toISOString()}
      title={absolute(date, "full", zone)}
      className={className}
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}
