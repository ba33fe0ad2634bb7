import type { CauseSlug } from "@/lib/diagnosis/cause";
import type { Pattern } from "@/lib/log-line/pattern";

type Meaning = readonly [cause: CauseSlug, also?: readonly CauseSlug[]];

const noConnection: Meaning = [
  "upstream-refused",
  [
    "upstream-unreachable",
    "upstream-tls-handshake",
    "upstream-tls-untrusted",
    "upstream-tls-expired",
    "upstream-tls-wrong-host",
    "upstream-protocol-mismatch",
    "upstream-socket-missing",
    "upstream-socket-permission",
  ],
];

/** The first two characters of a termination state (HAProxy's configuration manual, 8.5). */
const states: Readonly<Record<string, Meaning>> = {
  SC: noConnection,
  sC: ["upstream-connect-timeout"],
  SH: ["upstream-closed-early", ["upstream-reset", "upstream-keepalive-race", "upstream-protocol-mismatch"]],
  sH: ["upstream-read-timeout"],
  PH: ["upstream-bad-response", ["upstream-header-too-large", "response-truncated", "proxy-configured-status"]],
  SD: ["response-truncated"],
  sD: ["response-truncated"],
  sQ: ["proxy-overloaded"],
  PT: ["proxy-forbidden"],
  PR: ["proxy-forbidden", ["proxy-configured-status", "proxy-dropped"]],
  LR: ["proxy-configured-status", ["proxy-auth-required"]],
};

const ofStatus: Readonly<Record<string, CauseSlug>> = {
  401: "proxy-auth-required",
  403: "proxy-forbidden",
  429: "proxy-rate-limited",
};

const isTimers = (word: string): boolean => /^-?\d+(?:\/-?\d+){4}$/.test(word);
const isState = (word: string): boolean => /^[A-Za-z-]{2}[A-Za-z-]{2}$/.test(word);

/** What an `option httplog` line says: which server, the timers and the termination state. Null for any other line. */
export function readHaproxy(line: string): { pattern: Pattern; server: string } | null {
  const words = line.split(" ", 40);
  const at = words.findIndex(isTimers);
  if (at < 1) return null;
  const status = words[at + 1] ?? "";
  const state = words.slice(at + 2, at + 8).find(isState);
  const place = words[at - 1] ?? "";
  if (state === undefined || !/^-?\d{1,3}$/.test(status) || !place.includes("/")) return null;
  const meaning = states[state.slice(0, 2)];
  if (meaning === undefined) return null;
  const server = place.slice(place.indexOf("/") + 1);
  const [cause, also = []] = meaning;
  const pattern = (id: string, of: CauseSlug, others: readonly CauseSlug[] = []): Pattern => ({
    id: `haproxy-${id}`,
    product: "haproxy",
    subject: "request",
    all: [],
    cause: of,
    also: others,
  });
  if (state.startsWith("SC") && server === "<NOSRV>")
    return { pattern: pattern("no-server", "no-healthy-upstream", ["upstream-dns-failure"]), server };
  const special = /^[PL]R/.test(state) ? ofStatus[status] : undefined;
  // Upper and lower case differ in meaning: the server's side, and a timer that ran out there.
  const name = state.startsWith("s") ? `timer-${state.slice(1, 2)}` : state.slice(0, 2);
  return { pattern: special ? pattern(name.toLowerCase(), special) : pattern(name.toLowerCase(), cause, also), server };
}
