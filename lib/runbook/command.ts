import type { Report } from "@/lib/diagnosis/diagnosis";

/** What a check was about, as far as commands need it. */
export type Place = {
  url: string | null;
  /** The address that was connected to. */
  address?: string | null;
};

/** What a report was about. */
export const placeOf = ({ url, response, addresses }: Pick<Report, "url" | "response" | "addresses">): Place => ({
  url,
  address: response?.remoteAddress ?? addresses?.[0] ?? null,
});

/** What stands in a command when it is not known: a variable for the reader to set. */
const variables = { host: "HOST", port: "PORT", path: "URL_PATH", url: "URL", address: "ADDRESS" } as const;
type Placeholder = keyof typeof variables;

const placeholder = /\{(host|port|path|url|address)\}(:?)/g;

/** Letters that mean nothing to a shell; the first is never the hyphen that would make an option of a name. */
const plain = /^[a-z0-9._][a-z0-9._-]*$/i;
const ipv6 = /^[0-9a-f:.]+$/i;

/** In single quotes nothing means anything to a shell; a quote itself is written as a URL may write it (RFC 3986 §2.1). */
const quoted = (text: string): string => `'${text.replaceAll("'", "%27")}'`;

/** curl takes brackets and braces in a path for a list of URLs; written so, they are what they are. */
const withoutGlobs = (text: string): string =>
  text.replace(/[[\]{}]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);

/** Values that are known, as words of a shell. What cannot be told safely is left out. */
function wordsOf({ url, address }: Place): Partial<Record<Placeholder, string>> {
  const words: Partial<Record<Placeholder, string>> = {};
  if (address && (plain.test(address) || ipv6.test(address))) words.address = address;
  if (url === null || !URL.canParse(url)) return words;
  const { protocol, hostname, port, pathname, search } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return words;
  const bare = hostname.replace(/^\[|\]$/g, "");
  if (!plain.test(bare) && !ipv6.test(bare)) return words;
  words.host = bare;
  words.port = port || (protocol === "https:" ? "443" : "80");
  const path = withoutGlobs(`${pathname}${search}`);
  words.path = quoted(path);
  // Credentials in a URL are nobody's business in a command that is passed around.
  words.url = quoted(`${protocol}//${hostname}${port === "" ? "" : `:${port}`}${path}`);
  return words;
}

/**
 * Fills `{host}`, `{port}`, `{path}`, `{url}` and `{address}` of a command that people paste into a shell.
 * Whatever a URL holds becomes one word: plain letters, or single quotes. What is not known or cannot be
 * said safely becomes a variable in double quotes, such as `"$HOST"`. Templates have their placeholders
 * outside quotes.
 */
export function fillCommand(template: string, place: Place): string {
  const words = wordsOf(place);
  return template.replace(placeholder, (_match, name: Placeholder, colon: string) => {
    const word = words[name];
    if (word === undefined) return `"$${variables[name]}"${colon}`;
    // Before a port an IPv6 address is in brackets, and brackets mean something to a shell.
    return colon !== "" && word.includes(":") && !word.startsWith("'") ? `'[${word}]':` : `${word}${colon}`;
  });
}

const examples: Readonly<Record<string, string>> = {
  HOST: "HOST=www.example.com",
  PORT: "PORT=443",
  URL_PATH: "URL_PATH=/",
  URL: "URL=https://www.example.com/",
  ADDRESS: "ADDRESS=192.0.2.10   # the address to look at",
  APP_HOST: "APP_HOST=127.0.0.1    # where the proxy reaches the app",
  APP_PORT: "APP_PORT=3000         # the port the app listens on",
  APP_SOCKET: "APP_SOCKET=/run/app.sock",
  ORIGIN_IP: "ORIGIN_IP=192.0.2.10  # the server behind the CDN",
};

/** Lines that set the variables which commands use, with values to be replaced; in a fixed order. */
export function settingsFor(commands: readonly string[]): string[] {
  const text = commands.join("\n");
  return Object.entries(examples)
    .filter(([name]) => new RegExp(`\\$\\{?${name}\\b`).test(text))
    .map(([, line]) => line);
}
