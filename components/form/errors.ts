import type { FieldError } from "@/lib/errors";

/** What a server action answers, as far as a form needs it. */
export type SaveResult<Data = { id: string }> =
  | { ok: true; data: Data }
  | { ok: false; message: string; fields: readonly FieldError[] };

/** The message for a field, such as `steps.2.afterMinutes`, or for what is within it. */
export const errorAt = (errors: readonly FieldError[], field: string): string | null =>
  errors.find((error) => error.field === field)?.message ?? null;

/** The same, also for what is within it. */
export const errorWithin = (errors: readonly FieldError[], field: string): string | null =>
  errors.find((error) => error.field === field || error.field.startsWith(`${field}.`))?.message ?? null;

/** A number as it was typed; what is none stays text, so that the schema can say so. */
export const numberOf = (text: string): number | string =>
  text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text);
