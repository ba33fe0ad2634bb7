import type { Weights } from "@/lib/diagnosis/weights";
import type { Observation } from "@/lib/triage/observation";
import { factor, oneHandler, passing, type Reader, wholeWay } from "@/lib/triage/reading";

type Of<Kind extends Observation["kind"]> = Extract<Observation, { kind: Kind }>;

const monitors = (count: number): string => (count === 1 ? "1 other monitor" : `${count} other monitors`);

/** The other monitors of the same host: what one alone meets lies behind the host. */
export const readSiblings: Reader<Of<"siblings">> = ({ host, up, down }) => {
  if (up + down === 0) return null;
  const line = `${monitors(up + down)} of ${host}: ${up} up, ${down} down`;
  if (down === 0)
    return {
      line,
      factors: { ...factor(0.85, wholeWay), ...factor(1.05, oneHandler) },
      clause: `${monitors(up)} of the same host ${up === 1 ? "is" : "are"} up`,
    };
  return up === 0 ? { line, factors: { ...factor(1.3, wholeWay), ...factor(0.8, oneHandler) } } : { line };
};

/** What the other regions hold the monitor to be: what one place alone sees may be its own way there. */
export const readRegions: Reader<Of<"regions">> = ({ up, down }, report) => {
  if (up.length + down.length === 0) return null;
  const line = [
    up.length === 0 ? "" : `up from ${up.join(", ")}`,
    down.length === 0 ? "" : `down from ${down.join(", ")} too`,
  ]
    .filter((part) => part !== "")
    .join("; ");
  if (up.length === 0) return { line, factors: { "monitor-no-network": 0.1, "dns-resolver-unreachable": 0.1 } };
  const onTheWay = report.response === null;
  return {
    line,
    ...(onTheWay && down.length === 0 ? { shows: { share: 0.4, weights: { "monitor-no-network": 1 } } } : {}),
    clause: `${up.join(", ")} ${up.length === 1 ? "sees" : "see"} it up`,
  };
};

/** Repeats on fresh connections, a few seconds apart: what passes by itself would not be met each time. */
export const readRepeats: Reader<Of<"repeats">> = ({ times, same }) => {
  if (times === 0) return null;
  const line = `repeated ${times === 1 ? "once" : `${times} times`} on fresh connections: ${same === times ? "the same each time" : `the same ${same === 1 ? "once" : `${same} times`}`}`;
  return same === times ? { line, factors: factor(times > 1 ? 0.15 : 0.3, passing) } : { line };
};

/** What a release brings: a process that starts, one that does not, new code, a new port or setting. */
const fresh: Weights = {
  "upstream-refused": 1.5,
  "app-not-loaded": 2.5,
  "app-error": 1.4,
  "app-crash": 1.5,
  "platform-app-crashed": 1.5,
  "proxy-config-error": 1.5,
  "app-host-not-allowed": 2,
  "upstream-read-timeout": 0.8,
  "tls-cert-expired": 0.5,
};

/** A release just before. Most failures that follow one come from it. */
export const readDeployment: Reader<Of<"deployment">> = ({ name, secondsBefore }) => ({
  line: `deploy ${name} was ${secondsBefore} s before the first failure`,
  earlier: true,
  factors: fresh,
  clause: `deploy ${name} was just before`,
});

const slowLoopMs = 500;
const manyHosts = 4;

/** The prober doubts itself: a late event loop, a resolver that resolves nothing, many unrelated targets failing at once. */
export const readProber: Reader<Of<"prober">> = ({ loopDelayMs, failingHosts, checkedHosts, resolves }, report) => {
  const slow = loopDelayMs >= slowLoopMs;
  const everywhere = failingHosts >= manyHosts && failingHosts > checkedHosts / 2;
  const deaf = resolves === false;
  if (!slow && !everywhere && !deaf) return null;
  const signs = [
    everywhere ? `${failingHosts} of ${checkedHosts} unrelated hosts fail at once` : "",
    deaf ? "the monitor's own resolver resolves nothing" : "",
    slow ? `the monitor itself was ${Math.round(loopDelayMs)} ms late` : "",
  ].filter((sign) => sign !== "");
  const line = `about the monitor itself: ${signs.join("; ")}`;
  const clause = signs[0] ?? "";
  if (report.response !== null && !slow) return { line };
  if (deaf) return { line, shows: { share: 0.7, weights: { "dns-resolver-unreachable": 1 } }, clause };
  if (everywhere) return { line, shows: { share: 0.75, weights: { "monitor-no-network": 1 } }, clause };
  const waited = report.error?.code === "TIMEOUT" || report.diagnosis?.rule === "slow";
  return waited ? { line, shows: { share: 0.6, weights: { "monitor-aborted": 1 } }, clause } : { line };
};
