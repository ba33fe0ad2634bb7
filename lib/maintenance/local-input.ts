import { instantOf } from "@/lib/maintenance/recurrence";
import { isTimeZone } from "@/lib/maintenance/window";

const local = /^20\d\d-\d\d-\d\dT\d\d:\d\d$/;

/**
 * An input of a form: `from` and `to` given as local times become instants of its zone. What is no time stays as
 * it is, for the schema to refuse.
 */
export function withInstants(input: unknown): unknown {
  if (typeof input !== "object" || input === null || !("timeZone" in input)) return input;
  const { timeZone } = input;
  if (typeof timeZone !== "string" || !isTimeZone(timeZone)) return input;
  const read = (value: unknown): unknown =>
    typeof value === "string" && local.test(value) && !Number.isNaN(Date.parse(`${value}:00Z`))
      ? instantOf(value, timeZone).toISOString()
      : value;
  const { from, to, ...rest } = input as Record<string, unknown>;
  return { ...rest, from: read(from), to: read(to) };
}
