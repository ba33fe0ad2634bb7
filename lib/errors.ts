/** One thing wrong with one field of an input, in words that say what to do. */
export type FieldError = { field: string; message: string };

export type ErrorCode = "invalid" | "unauthenticated" | "forbidden" | "not-found" | "conflict" | "limit";

/**
 * An expected refusal. Verbs throw it; only the edge (`app/_server`, `cli`) turns
 * it into a status or an exit code. Anything else that is thrown is a defect.
 */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: readonly FieldError[] = [],
  ) {
    super(message);
    this.name = "AppError";
  }
}

/** Refuses an input. `fields` names what is wrong, one entry a field, dotted paths for nested ones. */
export const invalid = (fields: readonly FieldError[]): AppError =>
  new AppError("invalid", fields[0]?.message ?? "The input is not valid.", fields);

/** The same answer for an id of another organization and for one that never was. */
export const notFound = (what: string): AppError => new AppError("not-found", `No such ${what}.`);
