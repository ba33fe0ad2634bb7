import type { z } from "zod";
import { type FieldError, invalid } from "@/lib/errors";

const deepest = 32;

/** Text that the database cannot keep (RFC 8259 §8.2), wherever in an input it stands. */
function textProblems(value: unknown, path: string, depth = 0): FieldError[] {
  if (typeof value === "string") {
    if (value.includes("\u0000")) return [{ field: path, message: "Text cannot hold the character U+0000." }];
    return value.isWellFormed() ? [] : [{ field: path, message: "Text cannot hold half of a surrogate pair." }];
  }
  if (typeof value !== "object" || value === null || depth > deepest) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    textProblems(each, path === "" ? key : `${path}.${key}`, depth + 1),
  );
}

/**
 * Reads an untrusted input by its schema.
 * @throws AppError `invalid`, one field error per issue, with dotted paths.
 */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const unkept = textProblems(input, "");
  if (unkept.length > 0) throw invalid(unkept.slice(0, 20));
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw invalid(
    result.error.issues.flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => ({ field: [...issue.path, key].join("."), message: "This field is not known here." }))
        : // What is wrong with a key stands inside of the issue.
          [
            {
              field: issue.path.join("."),
              message: (issue.code === "invalid_key" ? issue.issues[0]?.message : null) ?? issue.message,
            },
          ],
    ),
  );
}
