import { readFileSync } from "node:fs";
import { z } from "zod";

/** One recorded answer or error of which the cause is known, because somebody made it happen. */
export type Answer = {
  id: string;
  product: string;
  layer: string;
  cause: string;
  elapsedMs?: number | undefined;
  method?: string | undefined;
  whole?: boolean | undefined;
  /** What `curl -i` would have printed. */
  text?: string | undefined;
  /** Instead of `text`: a code of Node or curl, with its message where there was one. */
  error?: string | undefined;
  phase?: string | undefined;
};

const schema = z
  .object({
    id: z.string(),
    product: z.string(),
    layer: z.string(),
    cause: z.string(),
    elapsedMs: z.number().min(0).optional(),
    method: z.string().optional(),
    whole: z.boolean().optional(),
    text: z.string().optional(),
    error: z.string().optional(),
    phase: z.string().optional(),
  })
  .refine(({ text, error }) => (text === undefined) !== (error === undefined), "either text or error");

/**
 * Recorded answers, one JSON object a line.
 * @throws Error that names the line which cannot be read
 */
export function answersIn(jsonLines: string): Answer[] {
  return jsonLines.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    try {
      return [schema.parse(JSON.parse(line))];
    } catch (error) {
      throw new Error(
        `Line ${index + 1} is not { id, product, layer, cause, text or error, ... }: ${error instanceof Error ? error.message : error}`,
      );
    }
  });
}

/** The recordings of real servers that were made to fail one fault at a time. */
export const recordedAnswers = (): Answer[] =>
  answersIn(readFileSync(new URL("./answers.jsonl", import.meta.url), "utf8"));
