import { z } from "zod";
import { causeOf } from "@/lib/diagnosis/cause";

/** What somebody who knows says it was. */
export type Correction = {
  /** True when the verdict had it right. */
  right: boolean;
  layer: string;
  cause: string;
  note: string | null;
  /** ISO 8601. */
  at: string;
};

/** What `POST /incidents/:id/verdict` takes: the cause that it was, by its slug. The verdict's own cause says that it was right. */
export const correctionInput = z.strictObject({
  cause: z
    .string({ error: "Say what it was: a cause's slug, such as upstream-refused." })
    .refine((slug) => causeOf(slug) !== null, "There is no such cause. The reference on errors lists them."),
  note: z
    .string()
    .trim()
    .max(1000, "A note has at most 1000 characters.")
    .transform((text) => (text === "" ? null : text))
    .nullish(),
});

/** A correction of a verdict. @param told the verdict's own cause */
export function correctionOf(input: z.output<typeof correctionInput>, told: string, at: Date): Correction {
  const { cause, note = null } = input;
  return { right: cause === told, layer: causeOf(cause)?.layer ?? "unknown", cause, note, at: at.toISOString() };
}
