import { type FieldError, invalid } from "@/lib/errors";

/** Levels of arrays and objects within each other. The deepest body of the contract has four. */
export const deepestJson = 32;

type Level = { path: string; keys: Set<string> | null; index: number; key: string };

const join = (path: string, part: string | number): string => (path === "" ? String(part) : `${path}.${part}`);
const placeOf = (level: Level | undefined): string =>
  level === undefined ? "" : join(level.path, level.keys === null ? level.index : level.key);

/** What is wrong with a string value: Postgres keeps neither of the two (RFC 8259 §8.2). */
function textProblem(value: string): string | null {
  if (value.includes("\u0000")) return "Text cannot hold the character U+0000.";
  return value.isWellFormed() ? null : "Text cannot hold half of a surrogate pair.";
}

/** The end of the string that starts at `start`, one past its closing quote. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

function keyProblem(level: Level, key: string): string | null {
  if (key === "__proto__") return "This field is not known here.";
  if (level.keys?.has(key)) return "This field is given twice.";
  return textProblem(key);
}

/** Looks through valid JSON for what `JSON.parse` lets pass: keys given twice, text that cannot be stored. */
function problemsOf(text: string): FieldError[] {
  const problems: FieldError[] = [];
  const levels: Level[] = [];
  let expectsKey = false;
  for (let at = 0; at < text.length && problems.length < 20; ) {
    const level = levels.at(-1);
    const char = text[at];
    if (char === '"') {
      const end = endOfString(text, at);
      const value = JSON.parse(text.slice(at, end)) as string;
      at = end;
      const isKey = expectsKey && level !== undefined;
      if (isKey) level.key = value;
      const message = isKey ? keyProblem(level, value) : textProblem(value);
      if (message !== null) problems.push({ field: placeOf(level), message });
      if (isKey) level.keys?.add(value);
      expectsKey = false;
      continue;
    }
    if (char === "{" || char === "[") {
      levels.push({ path: placeOf(level), keys: char === "{" ? new Set() : null, index: 0, key: "" });
    } else if (char === "}" || char === "]") levels.pop();
    else if (char === "," && level) level.index += 1;
    if (char === "{") expectsKey = true;
    else if (char === ",") expectsKey = level !== undefined && level.keys !== null;
    else if (char === "}" || char === "[" || char === "]") expectsKey = false;
    at += 1;
  }
  return problems;
}

/** How deep arrays and objects stand within each other, without building any of them. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === "\\") at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === "{" || char === "[") deepest = Math.max(deepest, ++depth);
    else if (char === "}" || char === "]") depth -= 1;
  }
  return deepest;
}

/**
 * Reads JSON from a stranger: bounded in depth, each key once, only text that can be stored.
 * @param text at most some hundred KiB; the caller bounds it
 * @throws AppError `invalid`; it names the field where there is one
 */
export function readJson(text: string): unknown {
  if (depthOf(text) > deepestJson) {
    throw invalid([{ field: "", message: `The body has more than ${deepestJson} levels.` }]);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid([{ field: "", message: "The body is not valid JSON." }]);
  }
  const problems = problemsOf(text);
  if (problems.length > 0) throw invalid(problems);
  return value;
}
