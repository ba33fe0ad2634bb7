/** The code in what a person pasted: `Error: connect ECONNREFUSED 127.0.0.1:80` holds one too. */
export function codeIn(text: string): { code: string; message: string } {
  const trimmed = text.trim().slice(0, 500);
  if (/aborted due to timeout|TimeoutError/.test(trimmed)) return { code: "TIMEOUT", message: trimmed };
  if (/operation was aborted|AbortError/.test(trimmed)) return { code: "ABORT_ERR", message: trimmed };
  const curl = /^curl:? ?\(?(\d{1,3})\)?/i.exec(trimmed);
  if (curl) return { code: `curl:${curl[1]}`, message: trimmed };
  const named =
    /\b(?:E[A-Z]{3,}[A-Z_0-9]*|(?:ERR|UND_ERR|HPE|CERT|DNS|EAI|UNABLE|SELF|DEPTH|Z|CA|EE|INVALID|HOSTNAME|BODY|REDIRECT|TOO)_[A-Z0-9_]+|TIMEOUT|BLOCKED|PROTOCOL)\b/.exec(
      trimmed,
    );
  const word = trimmed.split(/[\s:]/, 1)[0] ?? trimmed;
  return { code: named?.[0] ?? word, message: trimmed };
}
