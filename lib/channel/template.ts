import { faultIn } from "@/lib/channel/fault";

/** What a template is filled with: plain values, as JSON has them. */
type Values = object;

/** `{{incident.diagnosis.cause}}`: a path of names, nothing that could be run. */
const placeholder = /\{\{ *([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*) *\}\}/y;

type Found = { path: string; start: number; end: number; inString: boolean };

/** The placeholders of a JSON text in order, each with whether it stands inside of a string. */
function placeholdersOf(template: string): Found[] {
  const found: Found[] = [];
  let inString = false;
  for (let at = 0; at < template.length; at++) {
    placeholder.lastIndex = at;
    const match = placeholder.exec(template);
    if (match?.[1] !== undefined) {
      found.push({ path: match[1], start: at, end: placeholder.lastIndex, inString });
      at = placeholder.lastIndex - 1;
    } else if (inString && template[at] === "\\") at++;
    else if (template[at] === '"') inString = !inString;
  }
  return found;
}

/** Replaces each placeholder, and nothing in what replaces it. */
function replace(template: string, by: (found: Found) => string): string {
  let text = "";
  let from = 0;
  for (const found of placeholdersOf(template)) {
    text += template.slice(from, found.start) + by(found);
    from = found.end;
  }
  return text + template.slice(from);
}

/** Own values only: a path reaches nothing that the data does not hold itself. */
function valueAt(data: Values, path: string): unknown {
  let value: unknown = data;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** True when the data has a place for the path: what is empty now may hold anything later. */
function isKnown(data: Values, path: string): boolean {
  let value: unknown = data;
  for (const name of path.split(".")) {
    if (value === null) return true;
    if (Array.isArray(value) && /^\d+$/.test(name)) value = value[0] ?? null;
    else if (typeof value !== "object" || !Object.hasOwn(value as object, name)) return false;
    else value = (value as Record<string, unknown>)[name];
  }
  return true;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/**
 * Fills a template. Inside of a string a value is escaped text, and nothing for what is not there; elsewhere it is
 * JSON. What `templateProblem` passes is JSON whatever the values are.
 */
export function fillTemplate(template: string, data: Values): string {
  return replace(template, ({ path, inString }) => {
    const value = valueAt(data, path) ?? null;
    if (!inString) return JSON.stringify(value);
    return value === null ? "" : JSON.stringify(textOf(value)).slice(1, -1);
  });
}

/** Line and column of an offset, both from 1. */
function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split("\n");
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/**
 * What keeps a text from being a template, with the place; null when nothing does.
 * @param known what the placeholders are filled with, complete: a path that it does not hold is not known
 */
export function templateProblem(template: string, known: Values): string | null {
  const stranger = placeholdersOf(template).find(({ path }) => !isKnown(known, path));
  if (stranger !== undefined)
    return `{{${stranger.path}}} is not known here (${placeOf(template, stranger.start)}). The list beneath has what is.`;
  // Each placeholder is stood in for by something as long: where that goes wrong, the template does.
  const likely = replace(template, ({ start, end, inString }) =>
    inString ? "x".repeat(end - start) : "{}".padEnd(end - start),
  );
  const fault = faultIn(likely);
  return fault === null ? null : `This is not JSON once it is filled in: look at ${placeOf(likely, fault)}.`;
}
