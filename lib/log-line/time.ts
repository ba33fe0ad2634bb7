const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const iso = /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,]\d{1,9})?(Z| ?[+-]\d\d:?\d\d)?/;
const nginx = /(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)/;
const common = /\[(\d\d)\/([A-Za-z]{3})\/(\d{4}):(\d\d):(\d\d):(\d\d)(?:\.\d{1,6})?(?: ([+-]\d{4}))?\]/;
const apache = /\[[A-Za-z]{3} ([A-Za-z]{3}) +(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.\d{1,6})? (\d{4})\]/;
const syslog = /^([A-Za-z]{3}) +(\d{1,2}) (\d\d):(\d\d):(\d\d) /;

type Parts = { year: string; month: number; day: string; clock: readonly (string | undefined)[]; zone?: string };

const zoneMinutes = (zone: string): number => {
  if (zone === "Z") return 0;
  const digits = zone.replace(/[^\d]/g, "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4));
  return zone.includes("-") ? -minutes : minutes;
};

/** Without a zone a line means the clock of the machine that wrote it. */
function toDate({ year, month, day, clock, zone }: Parts): Date | null {
  const [hours, minutes, seconds] = clock.map(Number);
  const date =
    zone === undefined
      ? new Date(Number(year), month, Number(day), hours, minutes, seconds)
      : new Date(Date.UTC(Number(year), month, Number(day), hours, minutes, seconds) - zoneMinutes(zone) * 60_000);
  return month < 0 || Number.isNaN(date.getTime()) ? null : date;
}

const monthOf = (name: string | undefined): number => months.indexOf((name ?? "").toLowerCase());

function partsOf(head: string, year: number): Parts | null {
  let found = iso.exec(head);
  if (found) {
    const [, y = "", month, day = "", h, m, s, zone] = found;
    return { year: y, month: Number(month) - 1, day, clock: [h, m, s], ...(zone ? { zone: zone.trim() } : {}) };
  }
  found = nginx.exec(head);
  if (found) {
    const [, y = "", month, day = "", h, m, s] = found;
    return { year: y, month: Number(month) - 1, day, clock: [h, m, s] };
  }
  found = common.exec(head);
  if (found) {
    const [, day = "", month, y = "", h, m, s, zone] = found;
    return { year: y, month: monthOf(month), day, clock: [h, m, s], ...(zone ? { zone } : {}) };
  }
  found = apache.exec(head);
  if (found) {
    const [, month, day = "", h, m, s, y = ""] = found;
    return { year: y, month: monthOf(month), day, clock: [h, m, s] };
  }
  found = syslog.exec(head);
  if (!found) return null;
  const [, month, day = "", h, m, s] = found;
  return { year: String(year), month: monthOf(month), day, clock: [h, m, s] };
}

/**
 * When a line was written, by the line itself; a time without a zone is taken as this machine's.
 * @param year for forms that leave it out
 * @returns null when the line says no time
 */
export function timeOf(line: string, year: number): Date | null {
  const seconds = /"ts":(\d{9,10})(?:\.\d+)?/.exec(line)?.[1];
  if (seconds !== undefined) return new Date(Number(seconds) * 1000);
  const parts = partsOf(line.slice(0, 200), year);
  return parts === null ? null : toDate(parts);
}
