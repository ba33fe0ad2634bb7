import type { Actor } from "@/lib/organization/actor";
import { componentUptimes, standingOf } from "@/lib/status-page/component-history";
import { recentValues } from "@/lib/status-page/recent-values";
import { monitorUptime } from "@/lib/uptime/monitor-uptime";
import { findPublicPage } from "./store";

const dayMs = 86_400_000;

/** Figures of a stretch of days up to now; null where nothing was observed. */
export type PublicFigures = { uptime: number | null; latencyMs: number | null };

const none: PublicFigures = { uptime: null, latencyMs: null };
/** Figures of days do not change within a minute so that anybody would see it. */
const figures = recentValues<PublicFigures>({ ttlMs: 60_000, most: 5000 });

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

async function readFigures(slug: string, componentId: string | null, days: number): Promise<PublicFigures> {
  const page = await findPublicPage(slug);
  if (!page) return none;
  const actor: Actor = { kind: "system", organizationId: page.organizationId };
  const to = new Date();
  const from = new Date(to.getTime() - days * dayMs);
  const wanted = page.components.filter(({ id }) => componentId === null || id === componentId);
  const uptimes = await componentUptimes(actor, wanted.map(standingOf), { from, to });
  const uptime = mean([...uptimes.values()].filter((share) => share !== null));
  const monitorId = wanted[0]?.monitors[0]?.monitorId;
  if (componentId === null || monitorId === undefined) return { uptime, latencyMs: null };
  // Of several monitors the first stands for how long an answer takes.
  const { latencyMs } = await monitorUptime(actor, monitorId, { from, to });
  return { uptime, latencyMs: latencyMs.p50 };
}

/**
 * Uptime and typical latency (the median) of a component, or the mean uptime of all components of a page.
 * At most a minute old, and read once however many ask.
 * @param componentId of this page; null for the whole page, which has no latency
 */
export const publicFigures = (slug: string, componentId: string | null, days: number): Promise<PublicFigures> =>
  figures(`${slug} ${componentId} ${days}`, () => readFigures(slug, componentId, days));
