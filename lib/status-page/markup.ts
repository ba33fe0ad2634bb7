/** HTML whose every value is escaped already. */
export type Markup = { readonly html: string };

const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

type Value = string | number | Markup | readonly Markup[] | null | false;

function written(value: Value): string {
  if (value === null || value === false) return "";
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  return "html" in value ? value.html : value.map(({ html }) => html).join("");
}

/**
 * HTML of a template: what is put in is escaped, for text and for attributes in quotes, unless it is markup itself.
 * For small pages that are drawn without React, because they answer POST and GET at one address or stand in a frame.
 */
export const markup = (strings: TemplateStringsArray, ...values: readonly Value[]): Markup => ({
  html: strings.reduce((text, part, index) => text + written(values[index - 1] ?? null) + part),
});
