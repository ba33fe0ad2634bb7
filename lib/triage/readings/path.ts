import type { Report } from "@/lib/diagnosis/diagnosis";
import { productName } from "@/lib/diagnosis/fingerprints/products";
import type { Weights } from "@/lib/diagnosis/weights";
import type { CompanionRole, Observation, Seen } from "@/lib/triage/observation";
import { factor, oneHandler, type Reader, wholeWay } from "@/lib/triage/reading";

type Path = Extract<Observation, { kind: "path" }>;

const names: Record<CompanionRole, string> = { root: "/", health: "the health URL", static: "a static file" };

/** What was seen, in the words of the evidence: "502 from nginx", "ECONNREFUSED". */
export function seenWords({ status, error, product }: Seen): string {
  const code = error === null ? "" : error;
  if (status === null) return code === "" ? "no answer" : code;
  const by = product === null || product === "application" ? "" : ` from ${productName(product)}`;
  return `${status}${by}${code === "" ? "" : `, ${code}`}`;
}

/** True when a companion failed in the same way as the request that it stands beside. */
const sameFailure = (seen: Seen, report: Report): boolean =>
  seen.status === (report.response?.status ?? null) &&
  (seen.error === null) === (report.error === null) &&
  (seen.product ?? "application") === (report.diagnosis?.reporter?.product ?? "application");

const isWell = ({ status, error }: Seen): boolean => status !== null && status < 400 && error === null;

/** Below 500 somebody answered who works; a page that is not there may be the gateway's own, so that it tells less. */
const answered = ({ status, error }: Seen): boolean => status !== null && status < 500 && error === null;

/**
 * How much it speaks against a broken way to the application when another path is well. The first page is often a
 * file of the gateway's own, or another service behind the same gateway; a health URL was named as this service's.
 */
const wellness: Record<CompanionRole, number> = { root: 0.8, health: 0.2, static: 1 };
const handler: Record<CompanionRole, number> = { root: 1.05, health: 1.6, static: 1 };

function factorsOf({ role, seen }: Path): Weights {
  if (isWell(seen)) return { ...factor(wellness[role], wholeWay), ...factor(handler[role], oneHandler) };
  return { ...factor(Math.max(wellness[role], 0.7), wholeWay), ...factor(1.1, oneHandler) };
}

/** A file may come from the gateway's own disk: that it comes shows that the gateway works, not the application. */
const gatewayWorks = factor(0.4, ["proxy-overloaded", "proxy-config-error", "proxy-error"]);

/**
 * Another path of the same service. What every path meets is broken for all; what only the failing path meets
 * lies in what serves that path.
 */
export const readPath: Reader<Path> = (path, report) => {
  const { role, seen, failing } = path;
  // Where the monitor may not go there is nothing to be learnt.
  if (seen.error === "BLOCKED") return null;
  const line = `${names[role]} (${path.url}): ${seenWords(seen)}${failing.length === 0 ? "" : `; failing there: ${failing.join(", ")}`}`;
  if (failing.length > 0)
    return {
      line,
      shows: { share: 0.5, weights: failing.some(isDatabase) ? { "app-db-down": 1 } : { "app-health-fail": 1 } },
      clause: `the health URL says that ${failing.join(", ")} fails`,
    };
  if (sameFailure(seen, report)) {
    const factors = { ...factor(1.4, wholeWay), ...factor(0.7, oneHandler) };
    return role === "static" ? { line } : { line, factors, clause: `${names[role]} fails in the same way` };
  }
  if (!answered(seen)) return { line };
  if (role === "static")
    return isWell(seen) ? { line, factors: gatewayWorks, clause: "a static file is served" } : { line };
  return { line, factors: factorsOf(path), ...(isWell(seen) ? { clause: `${names[role]} works` } : {}) };
};

const isDatabase = (name: string): boolean => /\b(db|database|postgres\w*|mysql|mariadb|mongo\w*|sql)\b/i.test(name);
