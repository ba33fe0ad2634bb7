/** Port of a URL, by its scheme where it names none. */
export const portOf = (url: URL): number => Number(url.port || (url.protocol === "https:" ? 443 : 80));

/** Host of a URL as it is looked up: without brackets, without the dot at its end. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

/** Host of a URL as its server is told (RFC 9110 §7.2): with brackets and port, without the dot at its end. */
export const hostHeaderOf = (url: URL): string =>
  url.hostname.replace(/\.$/, "") + (url.port === "" ? "" : `:${url.port}`);

/**
 * What keeps a URL from being a target; null when nothing does. Spellings such as 0x7f.1 are
 * normalised by the URL parser before an address is ever judged.
 */
export function targetProblem(text: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (text.length > 2048 || /[\u0000-\u0020\u007f]/.test(text))
    return "A URL has no spaces and at most 2048 characters.";
  if (!URL.canParse(text)) return "This is not a URL. Write it whole, such as https://example.com/health.";
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") return "Only http:// and https:// can be reached.";
  if (url.username !== "" || url.password !== "") return "A URL holds no credentials here.";
  if (url.port === "0") return "Port 0 cannot be connected to.";
  if (hostOf(url) === "") return "The URL names no host.";
  return null;
}
