import { z } from "zod";

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const kept = formats.get(zone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(zone, made);
  return made;
}

/** Whether the name is one of the IANA database that this runtime knows. */
export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** A time zone's name. */
export const zoneName = z
  .string({ error: "Name a time zone, such as Europe/Berlin." })
  .trim()
  .max(64)
  // An offset has no summer time: who writes one means a place.
  .refine((name) => !/^[+-]/.test(name) && isZone(name), "This is no time zone. Write one as Europe/Berlin or UTC.");

/** A time of day. `24:00` is none: it is the next day's `00:00`. */
export const timeOfDay = z
  .string({ error: "Write a time as 22:00." })
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write a time as 22:00.");

/** A day of the calendar, `YYYY-MM-DD`. */
export const calendarDay = z.iso.date({ error: "Write a day as 2026-11-20." });

/** @param time `HH:MM` @returns minutes after midnight */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** What a clock on the wall shows, as if it stood in UTC: milliseconds since the epoch, to the second. */
function wallClock(zone: string, at: number): number {
  const parts = formatOf(zone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((each) => each.type === type)?.value ?? 0);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

const offsetAt = (zone: string, at: number): number => wallClock(zone, at) - Math.floor(at / 1000) * 1000;

/** Day and time on the wall. `weekday` is 0 for Sunday. */
export type LocalTime = { day: string; minutes: number; weekday: number };

/** What calendar and clock say in a zone at a moment. */
export function localTime(zone: string, at: Date): LocalTime {
  const wall = new Date(wallClock(zone, at.getTime()));
  return {
    day: wall.toISOString().slice(0, 10),
    minutes: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
    weekday: wall.getUTCDay(),
  };
}

/**
 * The moment at which a clock in a zone shows a time. Of two moments, where the clock is set back, the first; where
 * it is set forward over the time, as much later as it is set: so each day has exactly one ("compatible" in RFC 5545
 * §3.3.5 and Temporal).
 * @param day `YYYY-MM-DD`
 * @param minutes after midnight
 */
export function momentOf(zone: string, day: string, minutes: number): Date {
  const wall = new Date(`${day}T00:00:00Z`).getTime() + minutes * minuteMs;
  const before = offsetAt(zone, wall - dayMs);
  const after = offsetAt(zone, wall + dayMs);
  const first = wall - before;
  if (offsetAt(zone, first) === before) return new Date(first);
  const second = wall - after;
  return new Date(offsetAt(zone, second) === after ? second : first);
}

/** The day some days after another. @param day `YYYY-MM-DD` */
export const addDays = (day: string, days: number): string =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + days * dayMs).toISOString().slice(0, 10);

/** Days from one to another, negative when it is before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((new Date(`${to}T00:00:00Z`).getTime() - new Date(`${from}T00:00:00Z`).getTime()) / dayMs);

/** 0 for Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
