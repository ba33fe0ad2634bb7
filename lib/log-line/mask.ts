/** What stands in the place of a secret. */
const hidden = "[hidden]";

/** Longest line that leaves the machine, in characters. */
export const longestLine = 500;
/** What is looked at before the cut: a secret at the cut must be whole to be seen. */
const looked = 4000;

/** Each in linear time: no piece can be read in two ways. Order matters: the names of secrets go first. */
const rules: readonly (readonly [RegExp, string])[] = [
  // A password in a URL, and the name before it.
  [/:\/\/[^\s/@"'<>]{1,500}@/g, `://${hidden}@`],
  // Who asked.
  [/\bclient:? (?!\[hidden\])[0-9a-fA-F.:]{3,60}/g, `client: ${hidden}`],
  // Query strings: of targets, of referrers.
  [/\?(?!\[hidden\])[^\s"'<>)}]{1,3900}/g, `?${hidden}`],
  // Headers that carry credentials, up to the end of what is quoted.
  [
    /\b(authorization|proxy-authorization|cookie|set-cookie|x-api-key|x-auth-token|x-csrf-token)(\\?["']?\s{0,3}[:=]\s{0,3}\\?["']?)[^\r\n"']{1,3900}/gi,
    `$1$2${hidden}`,
  ],
  // name=value and "name": "value", where the name says that it is a secret.
  [
    /([\w-]{0,60}(?:password|passwd|pwd|secret|token|api[_-]?key|apikey|access[_-]?key|session|credential|private[_-]?key)[\w-]{0,60}\\?["']?\s{0,3}[:=]\s{0,3}\\?["']?)(?!\[hidden\])[^\s"',;&)}]{1,3900}/gi,
    `$1${hidden}`,
  ],
  [/[\w.+%-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/g, hidden],
  [/\beyJ[\w-]{5,3900}(?:\.[\w-]{1,3900}){0,4}/g, hidden],
  // Long runs without meaning for people: keys, digests, card numbers.
  [/\b[0-9a-f]{32,3900}\b/gi, hidden],
  [/\b\d(?:[ -]?\d){12,18}\b/g, hidden],
];

/** Looks like text in base64: long, and of mixed kinds; a path or a name of a class is neither. */
const mixed = (word: string): boolean => /[A-Z]/.test(word) && /[a-z]/.test(word) && /\d/.test(word);

/** Characters that draw or hide instead of being read. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const unreadable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/**
 * A line as it may leave the machine: one line, 500 characters at most, without control characters, and with
 * credentials, cookies, query strings, e-mail addresses and long keys hidden. What is masked stays as it is when masked again.
 */
export function maskLine(line: string): string {
  const plain = line.slice(0, looked).replace(unreadable, " ").toWellFormed();
  const named = rules.reduce((text, [pattern, put]) => text.replace(pattern, put), plain);
  const masked = named
    .replace(/\b(bearer|basic|digest) {1,3}([^\s"',;]{4,3900})/gi, (all, scheme: string, word: string) =>
      /[A-Z0-9=._-]/.test(word) ? `${scheme} ${hidden}` : all,
    )
    .replace(/[A-Za-z0-9+_=-]{28,3900}/g, (word) => (mixed(word) ? hidden : word))
    .trim();
  return masked.length <= longestLine
    ? masked
    : `${masked
        .slice(0, longestLine - 1)
        .trimEnd()
        .toWellFormed()}…`;
}
