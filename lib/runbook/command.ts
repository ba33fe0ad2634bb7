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

type Setting = { line: string; about: string | null };

/** No comments in the lines: not every shell that people type into takes them. */
const settings: Readonly<Record<string, Setting>> = {
  HOST: { line: "HOST=www.example.com", about: null },
  PORT: { line: "PORT=443", about: null },
  URL_PATH: { line: "URL_PATH=/", about: null },
  URL: { line: "URL=https://www.example.com/", about: null },
  ADDRESS: { line: "ADDRESS=192.0.2.10", about: "ADDRESS is the address to look at" },
  APP_HOST: { line: "APP_HOST=127.0.0.1", about: "APP_HOST is where the gateway reaches the app" },
  APP_PORT: { line: "APP_PORT=3000", about: "APP_PORT is the port that the app listens on" },
  APP_SOCKET: { line: "APP_SOCKET=/run/app.sock", about: "APP_SOCKET is the app's Unix socket" },
  DB_HOST: { line: "DB_HOST=127.0.0.1", about: "DB_HOST is where the database is" },
  ORIGIN_IP: { line: "ORIGIN_IP=192.0.2.10", about: "ORIGIN_IP is the server behind the CDN" },
  TARGET_GROUP: { line: "TARGET_GROUP=arn:aws:elasticloadbalancing:...", about: null },
  FUNCTION: { line: "FUNCTION=my-function", about: null },
  TOKEN: { line: "TOKEN=secret", about: "TOKEN is what the check sends" },
};

/** Lines that set the variables which commands use, with values to be replaced, in a fixed order; and what the less plain ones mean. */
export function settingsFor(commands: readonly string[]): Setting[] {
  const text = commands.join("\n");
  return Object.entries(settings)
    .filter(([name]) => new RegExp(`\\$\\{?${name}\\b`).test(text))
    .map(([, setting]) => setting);
}
