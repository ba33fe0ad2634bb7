import type { FieldError } from "@/lib/errors";

/** What a server action answers, as far as a form needs it. */
export type FormResult =
  | { ok: true; data: { id: string } }
  | { ok: false; message: string; fields: readonly FieldError[] };

/** The message for a field. */
export const errorOf = (errors: readonly FieldError[], field: string): string | null =>
  errors.find((error) => error.field === field)?.message ?? null;

/** What a `datetime-local` control holds, in the reader's zone, as ISO 8601; undefined for nothing. */
export const isoOf = (local: string): string | undefined =>
  local === "" || Number.isNaN(Date.parse(local)) ? undefined : new Date(local).toISOString();

/** A time as a `datetime-local` control holds it, in the reader's zone. */
export function localOf(iso: string): string {
  const date = new Date(iso);
  const two = (part: number) => String(part).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
