import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Command } from "commander";
import { z } from "zod";
import { show, UsageError, wholeNumber } from "@/cli/output";
import { explainError, explainResponse } from "@/lib/diagnosis/explain-response";

type Options = {
  batch: boolean;
  error?: string;
  phase?: string;
  elapsed?: number;
  method?: string;
  url?: string;
  whole: boolean;
  json: boolean;
};

const optional = z.number().min(0).optional();
const batchLine = z.union([
  z.object({
    id: z.union([z.string(), z.number()]),
    text: z.string(),
    elapsedMs: optional,
    method: z.string().optional(),
    url: z.string().optional(),
    whole: z.boolean().optional(),
  }),
  z.object({
    id: z.union([z.string(), z.number()]),
    error: z.string().min(1),
    phase: z.string().optional(),
    elapsedMs: optional,
  }),
]);

function idOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "id" in value ? value.id : null;
}

/** One line in, one line out. */
function explainLine(line: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, problem: "This line is not JSON." };
  }
  const read = batchLine.safeParse(value);
  if (!read.success) return { id: idOf(value), problem: 'A line is { "id", "text", ... } or { "id", "error", ... }.' };
  const { id, ...rest } = read.data;
  const now = new Date();
  return {
    id,
    ...("text" in rest
      ? explainResponse(rest, now)
      : explainError({ code: rest.error, phase: rest.phase, elapsedMs: rest.elapsedMs }, now)),
  };
}

async function explainBatch(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== "" && !process.stdout.write(`${JSON.stringify(explainLine(line))}\n`)) {
      await new Promise((resolve) => process.stdout.once("drain", resolve));
    }
  }
}

async function readInput(file: string | undefined): Promise<string> {
  if (file !== undefined && file !== "-") {
    return readFile(file, "utf8").catch(() => {
      throw new UsageError(`${file} cannot be read.`);
    });
  }
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

const phases = ["dns", "tcp", "tls", "request", "response"];

async function explain(file: string | undefined, options: Options): Promise<void> {
  if (options.batch) return explainBatch();
  if (options.phase !== undefined && !phases.includes(options.phase))
    throw new UsageError(`--phase is one of ${phases.join(", ")}.`);
  const about = { elapsedMs: options.elapsed, url: options.url };
  if (options.error !== undefined)
    return show(explainError({ code: options.error, phase: options.phase, ...about }, new Date()), options.json);
  const text = await readInput(file);
  if (text.trim() === "")
    throw new UsageError("There is nothing to explain: give what `curl -i URL` prints, or --error for a code.");
  show(
    explainResponse({ text, method: options.method?.toUpperCase(), whole: options.whole, ...about }, new Date()),
    options.json,
  );
}

/** `explain`: what a recorded answer or an error means. */
export function addExplain(program: Command): void {
  program
    .command("explain")
    .description("say what a recorded answer (curl -i) or an error code means")
    .argument("[file]", "the recording; standard input without it")
    .option("--batch", "JSON Lines in, JSON Lines out", false)
    .option("--error <code>", "an error code of Node, OpenSSL or curl (curl:28)")
    .option("--phase <phase>", "where the error happened: dns, tcp, tls, request or response")
    .option("--elapsed <ms>", "how long the answer took", wholeNumber("--elapsed", 0, 86_400_000))
    .option("--method <method>", "the method of the request")
    .option("--url <url>", "the URL of the request")
    .option("--whole", "the recording holds the whole body", false)
    .option("--json", "one JSON object on standard output", false)
    .action(explain);
}
