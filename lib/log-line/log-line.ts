import { type CauseSlug, causes } from "@/lib/diagnosis/cause";
import { caddyPatterns, gatewayPatterns } from "@/lib/log-line/gateway-patterns";
import { readHaproxy } from "@/lib/log-line/haproxy";
import { holds, type LogProduct, type Pattern, type Subject } from "@/lib/log-line/pattern";
import { processPatterns } from "@/lib/log-line/process-patterns";

/** What a line of a log says, once it is recognised. */
export type Recognised = {
  /** Id of the pattern: `nginx-connect-refused`. */
  pattern: string;
  product: LogProduct;
  subject: Subject;
  layer: string;
  cause: CauseSlug;
  /** Other causes that the same line can have. */
  also: readonly CauseSlug[];
  /** Where the gateway went: `127.0.0.1:3000`, `unix:/run/app.sock`, a server's name; null when the line does not say. */
  upstream: string | null;
  /** True when the line says that the gateway spoke no TLS to it. */
  plain: boolean;
  /** The host that the client asked for; null when the line does not say. */
  host: string | null;
  /** The path that the client asked for, without its query; null when the line does not say. */
  path: string | null;
};

/** Longest line that is looked at; what is beyond is not read. */
const longest = 4000;

/** The text between two pieces; null when either is missing. */
function between(line: string, before: string, after: string): string | null {
  const start = line.indexOf(before);
  if (start < 0) return null;
  const from = start + before.length;
  const end = line.indexOf(after, from);
  return end < 0 ? null : line.slice(from, end);
}

/** `http://127.0.0.1:3000/path` and `fastcgi://127.0.0.1:9000` as `127.0.0.1:3000` and so on. */
function addressOf(upstream: string): string {
  const rest = upstream.slice(upstream.indexOf("://") + 3);
  if (rest.startsWith("unix:")) return rest.split(":").slice(0, 2).join(":");
  const end = rest.indexOf("/");
  return end < 0 ? rest : rest.slice(0, end);
}

/** The path of `GET /path?query HTTP/1.1`. */
function pathOf(request: string): string | null {
  const target = request.split(" ", 3)[1];
  return target?.startsWith("/") ? (target.split(/[?#]/, 1)[0] ?? null) : null;
}

type Captured = Pick<Recognised, "upstream" | "plain" | "host" | "path">;

function captureFrom(line: string, product: LogProduct): Captured {
  // Varnish as it is packaged speaks no TLS to its backends.
  const none: Captured = { upstream: null, plain: product === "varnish", host: null, path: null };
  if (product === "nginx") {
    const upstream = between(line, 'upstream: "', '"');
    const request = between(line, 'request: "', '"');
    return {
      upstream: upstream === null ? null : addressOf(upstream),
      plain: upstream?.startsWith("http://") ?? false,
      host: between(line, 'host: "', '"'),
      path: request === null ? null : pathOf(request),
    };
  }
  if (product === "apache") {
    const tried = between(line, "attempt to connect to ", " ");
    const remote = between(`${line} `, "remote server ", " ");
    return { ...none, upstream: tried ?? remote };
  }
  if (product === "caddy")
    return {
      ...none,
      upstream: between(line, '"upstream":"', '"') ?? between(line, "dial tcp ", ": "),
      host: between(line, '"host":"', '"'),
      path: between(line, '"uri":"', '"')?.split("?", 1)[0] ?? null,
    };
  return none;
}

function patternFor(line: string): { pattern: Pattern; server: string | null } | null {
  const text = line.toLowerCase();
  const find = (patterns: readonly Pattern[]) => patterns.find(({ all }) => holds(text, all));
  // Caddy quotes the words of Go, which others write too: its lines are known by their form.
  if (line.trimStart().startsWith("{")) {
    const error = between(line, '"error":"', '"') ?? between(line, '"msg":"', '"');
    const pattern =
      error === null ? undefined : caddyPatterns.find(({ all }) => holds(`"${error.toLowerCase()}"`, all));
    if (pattern && text.includes('"logger":"http')) return { pattern, server: null };
  }
  const pattern = find(gatewayPatterns);
  if (pattern) return { pattern, server: null };
  const haproxy = readHaproxy(line);
  if (haproxy) return haproxy;
  const other = find(processPatterns);
  return other ? { pattern: other, server: null } : null;
}

/** Reads one line of a log; null for one that says nothing known. Linear in the length of the line. Pure. */
export function recognise(given: string): Recognised | null {
  const line = given.slice(0, longest);
  const found = patternFor(line);
  if (found === null) return null;
  const { id, product, subject, cause, also } = found.pattern;
  const captured = captureFrom(line, product);
  return {
    pattern: id,
    product,
    subject,
    layer: causes[cause].layer,
    cause,
    also,
    ...captured,
    upstream: found.server ?? captured.upstream,
  };
}
