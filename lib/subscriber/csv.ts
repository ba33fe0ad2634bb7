/**
 * A cell of a CSV file (RFC 4180), always in quotes. What a spreadsheet would take for a formula gets an apostrophe
 * before it, so that it stays text.
 */
const cell = (text: string): string =>
  `"${(/^[\s]*[=+\-@;"]|^[\t\r\n]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** Rows as a CSV file, the first one its head. Spreadsheets know it for UTF-8 by its first mark. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
