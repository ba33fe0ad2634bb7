const mostCharacters = 2000;

/** Characters that do not decode, as a part of the whole, from which a body is no text. */
const binaryFrom = 0.1;

/**
 * The beginning of a body for people to read, 2,000 characters at most, without control characters.
 * @returns null for an empty body and for one that is no text
 */
export function excerptOf(body: string): string | null {
  const start = body.slice(0, mostCharacters).replace(/\r\n?/g, "\n");
  const clean = start.replace(/[^\P{C}\n\t]/gu, "\ufffd");
  const lost = clean.split("\ufffd").length - 1;
  if (clean.trim() === "" || lost > clean.length * binaryFrom) return null;
  return clean;
}
