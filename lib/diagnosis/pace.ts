import type { CauseSlug } from "@/lib/diagnosis/cause";
import type { Weights } from "@/lib/diagnosis/weights";
import type { ProbeResult } from "@/lib/probe/probe";

/**
 * How fast an answer came: `instant` is too soon for any time limit, `round` is at a number of
 * seconds that people configure, `late` is in between, `unknown` when nobody measured.
 */
export type Pace = "instant" | "late" | "round" | "unknown";

/** Milliseconds that the server took to begin its answer, the network's own share taken off; null when unknown. */
export function serverMs(result: ProbeResult, timed: boolean): number | null {
  if (!timed) return null;
  const of = (name: string): number | null => result.phases.find((phase) => phase.name === name)?.durationMs ?? null;
  const firstByte = of("firstByte");
  return firstByte === null ? result.totalMs : Math.max(0, firstByte + (of("request") ?? 0) - (of("tcp") ?? 0));
}

const instantMs = 150;
/** Seconds at which gateways give up by default or by a common setting. */
const roundSeconds = [
  1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 19, 20, 25, 28, 29, 30, 40, 45, 50, 60, 75, 90, 100, 120, 180, 240, 300,
];

/** The whole second at which an answer came; null when it came at none, or nobody measured. */
export function secondsOf(ms: number | null): number | null {
  if (ms === null || ms < 980) return null;
  const seconds = Math.round(ms / 1000);
  return ms >= seconds * 1000 - 20 && ms <= seconds * 1000 + 150 ? seconds : null;
}

/** @param ms null when unknown */
export function paceOf(ms: number | null): Pace {
  if (ms === null) return "unknown";
  if (ms < instantMs) return "instant";
  const nearRound = roundSeconds.some(
    (seconds) => ms >= seconds * 1000 - 20 && ms <= seconds * 1000 + Math.max(150, seconds * 20),
  );
  return nearRound ? "round" : "late";
}

/** The pace in words, for the end of "nginx answered 502". */
export function paceWords(ms: number | null): string {
  if (ms === null) return "";
  if (ms < instantMs) return " at once";
  return ms < 10_000 ? ` after ${(ms / 1000).toFixed(1)} s` : ` after ${Math.round(ms / 1000)} s`;
}

type Likelihood = Readonly<Record<Exclude<Pace, "unknown">, number>>;
const anyPace: Likelihood = { instant: 1, late: 1, round: 1 };
/** A refusal, a reset, an answer that cannot be read: known as soon as it happens, or after a few retries. */
const atOnce: Likelihood = { instant: 1, late: 0.25, round: 0.08 };
/** The work came first and the failure after it. */
const afterWork: Likelihood = { instant: 1, late: 1, round: 0.3 };
/** Somebody waited until a limit. */
const waited: Likelihood = { instant: 0.01, late: 0.8, round: 1 };

const likelihoods: Partial<Record<CauseSlug, Likelihood>> = {
  "upstream-refused": { ...atOnce, round: 0.15 },
  "upstream-unreachable": { ...atOnce, round: 0.3 },
  "upstream-reset": afterWork,
  "upstream-closed-early": afterWork,
  "upstream-unavailable": anyPace,
  "upstream-dns-failure": { instant: 1, late: 0.5, round: 1 },
  "upstream-keepalive-race": atOnce,
  "upstream-bad-response": { ...afterWork, round: 0.1 },
  "upstream-header-too-large": { ...afterWork, round: 0.1 },
  "upstream-protocol-mismatch": atOnce,
  "upstream-tls-handshake": { ...atOnce, round: 0.2 },
  "upstream-tls-untrusted": atOnce,
  "upstream-tls-expired": atOnce,
  "upstream-tls-wrong-host": atOnce,
  "upstream-socket-missing": atOnce,
  "upstream-socket-permission": atOnce,
  "no-healthy-upstream": atOnce,
  "proxy-rate-limited": { instant: 1, late: 0.2, round: 0.1 },
  "proxy-forbidden": { instant: 1, late: 0.1, round: 0.1 },
  "proxy-configured-status": { instant: 1, late: 0.1, round: 0.02 },
  "proxy-overloaded": { instant: 0.6, late: 1, round: 1 },
  "upstream-connect-timeout": waited,
  "upstream-read-timeout": waited,
  "upstream-timeout": waited,
  "platform-request-timeout": waited,
  "platform-function-timeout": waited,
  "app-timeout": waited,
  "proxy-not-found": atOnce,
  "empty-reply": { instant: 1, late: 0.5, round: 0.25 },
  "app-crash": { instant: 1, late: 0.7, round: 0.2 },
  "app-worker-killed": { instant: 0.8, late: 1, round: 0.7 },
  "proxy-dropped": { instant: 1, late: 0.1, round: 0.1 },
  "proxy-protocol-mismatch": { instant: 1, late: 0.1, round: 0.05 },
  "http-to-tls-port": { instant: 1, late: 0.1, round: 0.05 },
  "tls-client-cert-required": { instant: 1, late: 0.15, round: 0.05 },
  "slow-request": waited,
  "dns-timeout": waited,
  "dns-servfail": { instant: 1, late: 0.4, round: 0.1 },
  "dns-refused": { instant: 1, late: 0.1, round: 0.05 },
  "dns-resolver-unreachable": { instant: 1, late: 0.4, round: 0.25 },
  "dns-temporary-failure": { instant: 1, late: 0.6, round: 0.5 },
  "tcp-net-unreachable": { instant: 0.4, late: 1, round: 1 },
  "tcp-host-unreachable": { instant: 1, late: 0.7, round: 0.5 },
};

/** The weights as they stand once it is known how fast the answer came. */
export function weighPace(weights: Weights, pace: Pace): Weights {
  if (pace === "unknown") return weights;
  const entries = Object.entries(weights) as [CauseSlug, number][];
  return Object.fromEntries(entries.map(([cause, weight]) => [cause, weight * (likelihoods[cause] ?? anyPace)[pace]]));
}
