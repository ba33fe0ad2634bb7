/** The first characters of a text, whole ones, with a sign that there is more. @param most in UTF-16 units, as vendors count */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, Math.max(0, most - 1));
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** The same, counted in bytes of UTF-8. */
export function clipBytes(text: string, most: number): string {
  const bytes = new TextEncoder();
  if (bytes.encode(text).length <= most) return text;
  let kept = "";
  let used = bytes.encode("…").length;
  for (const sign of text) {
    used += bytes.encode(sign).length;
    if (used > most) break;
    kept += sign;
  }
  return `${kept}…`;
}

/** Nothing to see, but a word that follows it is no name any more (U+200B). */
const gap = "\u200b";

/** Text in which no `@name` and no `@all` calls anybody. */
export const calm = (text: string): string => text.replaceAll("@", `@${gap}`);

/** Text for XML and HTML. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Within an address a backslash would be part of it, so what means something is written as its number. */
const calmAddress = (url: string): string =>
  url.replace(/[`*[\]|<>\\@]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Text for Markdown of the GitHub family: each sign that could begin a link, an image, a heading or a style is
 * taken literally (CommonMark §2.4), addresses stay whole, and nobody is called.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? calmAddress(part) : calm(part.replace(/[\\`*_[\]#|~>]/g, "\\$&"))))
    .join("");

/**
 * The same for Markdown of other families, which show the backslashes: a link or an image is broken by what is not
 * seen (`[a](b)`, `<b|a>`), and nobody and no room is called. Bold and slanted words may remain.
 */
export const disarm = (text: string): string =>
  calm(text.replaceAll("](", `]${gap}(`).replaceAll("<", `<${gap}`).replaceAll("#**", `#${gap}**`));

/** A command within a code span or block that it cannot leave. */
export const asCode = (text: string): string => text.replaceAll("`", "ˋ");

/** True for an address that a vendor's servers take for a link of a button: a name with a dot, no address of a network. */
export function isPublicLink(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname.includes(".") && !/^[\d.]+$|^\[/.test(hostname) && !hostname.endsWith(".localhost");
}
