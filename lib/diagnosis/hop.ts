import type { CauseSlug } from "@/lib/diagnosis/cause";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import type { Facts } from "@/lib/diagnosis/facts";
import { productName } from "@/lib/diagnosis/fingerprints/products";
import { relaysOf } from "@/lib/diagnosis/reporter";
import { knownTable } from "@/lib/diagnosis/table";
import type { Phase, PhaseName } from "@/lib/probe/probe";

export type HopKind = "you" | "dns" | "network" | "tls" | "edge" | "proxy" | "platform" | "app" | "dependency";

/** One node of the hop line: `ok` was seen at work, `failed` is where it broke, `suspect` may be where, of `unknown` nothing is known. */
export type Hop = {
  kind: HopKind;
  label: string;
  detail: string | null;
  state: "ok" | "failed" | "suspect" | "unknown";
};

const ms = (duration: number): string =>
  duration < 1000 ? `${Math.round(duration)} ms` : `${(duration / 1000).toFixed(1)} s`;

const phaseOf = (report: Report, name: PhaseName): Phase | undefined =>
  report.phases.find((phase) => phase.name === name);

const joined = (...parts: (string | null | undefined)[]): string | null => parts.filter(Boolean).join(" · ") || null;

/** Name look-up, connection and handshake: measured by the probe, so nothing is guessed. */
function connectionHops(report: Report): Hop[] {
  const secure = report.url?.startsWith("https:") ?? false;
  const failedIn = report.error?.phase;
  const order: readonly [Hop["kind"], string, PhaseName][] = [
    ["dns", "DNS", "dns"],
    ["network", "TCP", "tcp"],
    ["tls", "TLS", "tls"],
  ];
  // An answer came over a connection, also when nobody measured it.
  const reached = report.response !== null;
  return order
    .filter(([kind]) => kind !== "tls" || secure || failedIn === "tls" || phaseOf(report, "tls") !== undefined)
    .map(([kind, label, name]) => {
      const phase = phaseOf(report, name);
      const address = name === "tcp" ? report.response?.remoteAddress : null;
      const broken = (phase?.ok === false || failedIn === name) && !reached;
      const state = broken ? "failed" : phase?.ok || reached ? "ok" : "unknown";
      return {
        kind,
        label,
        detail: joined(address, phase && ms(phase.durationMs), broken ? report.error?.code : null),
        state,
      };
    });
}

/** Just enough of the evidence for signs on headers. */
function headerFacts(report: Report): Facts {
  const headers = new Map<string, string>();
  for (const [name, value] of report.response?.headers ?? []) {
    const key = name.toLowerCase();
    headers.set(key, headers.has(key) ? `${headers.get(key)}, ${value.toLowerCase()}` : value.toLowerCase());
  }
  const none = { result: null, response: null, expect: null, baseline: null } as unknown as Facts;
  return {
    ...none,
    status: report.response?.status ?? 0,
    table: knownTable(),
    headerNames: [...headers.keys()],
    body: "",
    bodyKnown: false,
    header: (name) => headers.get(name),
  };
}

type Between = { kind: "edge" | "platform" | "proxy"; id: string };

/** The gateways that left a mark on the answer, outermost first, the one that wrote it last. */
function gatewaysOf(report: Report): Between[] {
  const seen: Between[] = [];
  for (const { id, layer } of relaysOf(headerFacts(report)))
    if (layer !== "application") seen.push({ kind: layer, id });
  const reporter = report.diagnosis?.reporter;
  if (reporter && (reporter.layer === "edge" || reporter.layer === "platform" || reporter.layer === "proxy")) {
    const others = seen.filter(({ id }) => id !== reporter.product);
    return [...others, { kind: reporter.layer, id: reporter.product }];
  }
  return seen;
}

const behind = new Set(["application", "network", "content", "unknown"]);

/** Gateways and the application: what wrote the answer works; what lies behind it is where the cause is looked for. */
function answerHops(report: Report): Hop[] {
  const { diagnosis, response } = report;
  const first = phaseOf(report, "firstByte");
  const said = response ? joined(String(response.status), first && ms(first.durationMs)) : null;
  const gateways = gatewaysOf(report);
  const wroteIt = diagnosis?.reporter && diagnosis.reporter.layer !== "application" ? diagnosis.reporter.product : null;
  const hops: Hop[] = gateways.map(({ kind, id }) => {
    const own = id === wroteIt;
    const blamed = own && (diagnosis?.layer === kind || !behind.has(diagnosis?.layer ?? ""));
    const upstream = own && (diagnosis?.cause.startsWith("upstream-") || diagnosis?.cause === "no-healthy-upstream");
    const state = blamed && !upstream ? (diagnosis?.confidence === "certain" ? "failed" : "suspect") : "ok";
    return { kind, label: productName(id), detail: own ? joined("answered", said) : null, state };
  });
  return [...hops, appHop(report, wroteIt !== null, said)];
}

/** What happened at the application, in a word or two, once it is certain. */
const atApp: Partial<Record<CauseSlug, string>> = {
  "upstream-refused": "refused",
  "upstream-unreachable": "unreachable",
  "upstream-connect-timeout": "no connection in time",
  "upstream-read-timeout": "no answer in time",
  "upstream-closed-early": "closed early",
  "upstream-reset": "reset",
  "upstream-bad-response": "answer not readable",
  "upstream-header-too-large": "header too large",
  "upstream-protocol-mismatch": "other protocol",
  "upstream-tls-handshake": "TLS failed",
  "upstream-tls-untrusted": "certificate untrusted",
  "upstream-tls-expired": "certificate expired",
  "upstream-tls-wrong-host": "certificate of another",
  "no-healthy-upstream": "none healthy",
  "app-worker-killed": "killed",
  "app-crash": "crashed",
};

const happened = ({ cause, confidence }: Diagnosis): string =>
  (confidence === "certain" ? atApp[cause as CauseSlug] : undefined) ?? "no good answer";

function appHop(report: Report, gatewaySpoke: boolean, said: string | null): Hop {
  const { diagnosis, response, verdict } = report;
  const app = { kind: "app", label: "App" } as const;
  if (verdict === "up") return { ...app, detail: said, state: "ok" };
  const reached = response !== null || ["request", "firstByte", "body"].includes(report.error?.phase ?? "");
  if (!reached) return { ...app, detail: null, state: "unknown" };
  if (gatewaySpoke) {
    const blamesHop =
      diagnosis?.cause.startsWith("upstream-") ||
      diagnosis?.cause === "no-healthy-upstream" ||
      diagnosis?.layer === "application" ||
      diagnosis?.cause.startsWith("platform-app");
    if (!diagnosis || !blamesHop) return { ...app, detail: null, state: "unknown" };
    return { ...app, detail: happened(diagnosis), state: diagnosis.confidence === "possible" ? "suspect" : "failed" };
  }
  if (verdict === "degraded") return { ...app, detail: said, state: "suspect" };
  const convicted = diagnosis?.layer === "application" && diagnosis.confidence !== "possible";
  return { ...app, detail: said ?? "no answer", state: convicted ? "failed" : "suspect" };
}

/** The monitor's own trouble breaks the line at its beginning. */
function youHop(report: Report): Hop {
  const own = report.diagnosis?.layer === "monitor";
  return { kind: "you", label: "You", detail: null, state: own ? (report.response ? "suspect" : "failed") : "ok" };
}

/** The dependency that a health answer names; nothing is known of it otherwise. */
function dependencyHop(report: Report): Hop {
  const down = report.diagnosis?.cause === "app-db-down";
  return {
    kind: "dependency",
    label: down ? "Database" : "Dependency",
    detail: null,
    state: down ? "suspect" : "unknown",
  };
}

/** The way of one request as a line, from the prober to what the application needs, as far as it was seen. Pure. */
export function hopLine(report: Report): Hop[] {
  const hops = [youHop(report), ...connectionHops(report), ...answerHops(report)];
  return report.verdict === "up" ? hops : [...hops, dependencyHop(report)];
}
