/** JSON's own blanks, then one token (RFC 8259 §2). */
const blanks = /[ \t\n\r]*/y;
const token =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a JSON string holds none, which is what is looked for
  /[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Awaits = "value" | "value or ]" | "key" | "key or }" | ":" | ", or end";

/** What a token leads to; null when it may not stand here. `open` has the brackets that are open. */
function after(sign: string, awaits: Awaits, open: string[]): Awaits | null {
  if (awaits === ":") return sign === ":" ? "value" : null;
  if (awaits === ", or end") {
    if (sign === ",") return open.length === 0 ? null : open.at(-1) === "{" ? "key" : "value";
    return closes(sign, open) ? ", or end" : null;
  }
  if (awaits.startsWith("key")) {
    if (sign.startsWith('"')) return ":";
    return awaits === "key or }" && closes(sign, open) ? ", or end" : null;
  }
  if (sign === "]") return awaits === "value or ]" && closes(sign, open) ? ", or end" : null;
  if (sign === "{" || sign === "[") {
    open.push(sign);
    return sign === "{" ? "key or }" : "value or ]";
  }
  return /^[},:]/.test(sign) ? null : ", or end";
}

/** Closes the innermost bracket, if the sign does. */
function closes(sign: string, open: string[]): boolean {
  const fits = (sign === "}" && open.at(-1) === "{") || (sign === "]" && open.at(-1) === "[");
  if (fits) open.pop();
  return fits;
}

/**
 * Where a text stops being JSON: engines word that differently, and not all say it.
 * @returns the offset of the first token that may not stand there, the text's length when something is missing, null for JSON
 */
export function faultIn(text: string): number | null {
  const open: string[] = [];
  let awaits: Awaits = "value";
  for (let at = 0; ; ) {
    blanks.lastIndex = at;
    blanks.exec(text);
    at = blanks.lastIndex;
    if (at === text.length) return awaits === ", or end" && open.length === 0 ? null : at;
    token.lastIndex = at;
    const [sign] = token.exec(text) ?? [];
    const next: Awaits | null = sign === undefined ? null : after(sign, awaits, open);
    if (next === null) return at;
    awaits = next;
    at = token.lastIndex;
  }
}
