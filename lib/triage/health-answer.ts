const mostNames = 8;

type Parts = Record<string, unknown>;
const isParts = (value: unknown): value is Parts =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const failed = new Set(["fail", "error", "down", "unhealthy", "out_of_service"]);
const saysFail = (value: unknown): boolean => typeof value === "string" && failed.has(value.toLowerCase());

/** One line, as a name for people: what a service calls its parts is its own text. */
const nameOf = (key: string): string => key.replace(/[^\p{L}\p{N} ._:/-]/gu, "").slice(0, 60);

const entryFails = (entry: unknown): boolean =>
  Array.isArray(entry)
    ? entry.slice(0, 50).some(entryFails)
    : isParts(entry)
      ? saysFail(entry["status"])
      : saysFail(entry);

/**
 * The parts that a health answer says fail: `checks` of `application/health+json` (draft-inadarei-api-health-check-06),
 * `components` or `details` of Spring Boot's actuator, `error` of Nest's terminus, `entries` of ASP.NET.
 * @param body at most 16 KiB of it is read
 * @returns their names, at most eight; empty when the body is no such answer or all is well
 */
export function failingParts(body: string): string[] {
  let answer: unknown;
  try {
    answer = JSON.parse(body.slice(0, 16_384));
  } catch {
    return [];
  }
  if (!isParts(answer)) return [];
  const groups = ["checks", "components", "details", "error", "entries"].map((key) => (answer as Parts)[key]);
  const names = groups.flatMap((group) =>
    isParts(group) ? Object.entries(group).flatMap(([key, entry]) => (entryFails(entry) ? [nameOf(key)] : [])) : [],
  );
  return [...new Set(names)].filter((name) => name !== "").slice(0, mostNames);
}
