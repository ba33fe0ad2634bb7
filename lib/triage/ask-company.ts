import { tenantDb } from "@/lib/db";
import type { Observation } from "@/lib/triage/observation";

const mostSiblings = 500;

/** What the organization's other monitors of the same host and the monitor's other regions hold to be so. */
export async function askCompany(
  organizationId: string,
  monitorId: string,
  region: string,
  url: string,
): Promise<Observation[]> {
  const db = tenantDb(organizationId);
  const { host } = new URL(url);
  const [regions, others] = await Promise.all([
    db.regionState.findMany({ where: { monitorId, region: { not: region } }, select: { region: true, verdict: true } }),
    db.monitor.findMany({
      where: { id: { not: monitorId }, pausedAt: null, url: { contains: host } },
      select: { url: true, state: true, regionStates: { where: { region }, select: { failures: true } } },
      take: mostSiblings,
    }),
  ]);
  const siblings = others.filter((other) => URL.canParse(other.url) && new URL(other.url).host === host);
  // One that is just being looked at again is neither up nor down.
  const sure = siblings.filter(
    ({ state, regionStates }) => state === "down" || !regionStates.some(({ failures }) => failures > 0),
  );
  const count = (state: string): number => sure.filter((each) => each.state === state).length;
  const named = (verdict: string): string[] =>
    regions
      .filter((each) => each.verdict === verdict)
      .map((each) => each.region)
      .sort();
  return [
    { kind: "siblings", host, up: count("up"), down: count("down") },
    { kind: "regions", up: named("up"), down: named("down") },
  ];
}
