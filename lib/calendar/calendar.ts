import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from "ical-generator";

/** One time of maintenance as a calendar has it. */
export type CalendarEntry = {
  id: string;
  name: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  cancelled: boolean;
  createdAt: Date;
  updatedAt: Date;
  /** What it touches, as the page says it. */
  components: string[];
};

const hour = 3600;

/** What a text of iCalendar cannot hold (RFC 5545 §3.1); line breaks are escaped by the library. */
const storable = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, "");

const aboutOf = ({ description, components }: CalendarEntry): string =>
  [description, components.length === 0 ? "" : `Affects: ${components.join(", ")}`]
    .filter((part) => part !== "")
    .join("\n\n");

/**
 * Maintenance as iCalendar (RFC 5545). Each time is an event of its own under an id that stays, in UTC, which every
 * calendar shows by its reader's clock; what is cancelled stays and says so, so that a calendar that has it takes
 * it away.
 * @param name of the page
 * @param base where people read the page
 */
export function maintenanceCalendar(entries: readonly CalendarEntry[], name: string, base: string): string {
  const calendar = ical({
    name: storable(`${name} maintenance`),
    prodId: { company: "Hopcheck", product: "Status page", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    url: base,
    source: `${base}/maintenance.ics`,
    ttl: hour,
  });
  for (const entry of entries) {
    calendar.createEvent({
      id: `${entry.id}@hopcheck`,
      start: entry.startsAt,
      end: entry.endsAt,
      stamp: entry.updatedAt,
      created: entry.createdAt,
      lastModified: entry.updatedAt,
      // What changes later counts more; a cancellation counts above what was cancelled (RFC 5546 §2.1.5).
      sequence: entry.cancelled ? 1 : 0,
      summary: storable(`${name}: ${entry.name}`),
      description: storable(aboutOf(entry)),
      url: base,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // Nobody who reads of it is busy meanwhile.
      busystatus: ICalEventBusyStatus.FREE,
    });
  }
  return calendar.toString();
}
