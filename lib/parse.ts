import type { z } from "zod";
import { invalid } from "@/lib/errors";

/**
 * Reads an untrusted input by its schema.
 * @throws AppError `invalid`, one field error per issue, with dotted paths.
 */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
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
