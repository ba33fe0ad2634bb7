import { pool } from "@/lib/db";
import type { LatencyPoint } from "@/lib/monitor/overview";
import type { Actor } from "@/lib/organization/actor";

type Row = {
  at: Date;
  dns: number;
  tcp: number;
  tls: number;
  first_byte: number;
  body: number;
  failed: number;
  checks: number;
};

const round = (ms: number): number => Math.round(ms * 10) / 10;

/**
 * Mean durations by phase of the checks that were answered, in equal steps, oldest first; a step
 * without a check is left out. A monitor of another organization has none.
 * @param range.points how many steps the range is cut into, 2 to 500
 */
export async function latencySeries(
  actor: Actor,
  monitorId: string,
  range: { from: Date; to: Date; points: number },
): Promise<LatencyPoint[]> {
  const stepSeconds = Math.max(1, (range.to.getTime() - range.from.getTime()) / 1000 / range.points);
  const { rows } = await pool().query<Row>(
    `select to_timestamp(floor(extract(epoch from slot) / $5) * $5) as at,
            coalesce(avg(dns_ms) filter (where verdict <> 'down'), 0)::float8 as dns,
            coalesce(avg(tcp_ms) filter (where verdict <> 'down'), 0)::float8 as tcp,
            coalesce(avg(coalesce(tls_ms, 0)) filter (where verdict <> 'down'), 0)::float8 as tls,
            coalesce(avg(first_byte_ms) filter (where verdict <> 'down'), 0)::float8 as first_byte,
            coalesce(avg(body_ms) filter (where verdict <> 'down'), 0)::float8 as body,
            count(*) filter (where verdict = 'down')::int as failed, count(*)::int as checks
       from "check" where organization_id = $1 and monitor_id = $2 and slot >= $3 and slot <= $4
      group by 1 order by 1`,
    [actor.organizationId, monitorId, range.from, range.to, stepSeconds],
  );
  return rows.map(({ at, first_byte: firstByte, failed, checks, ...phases }) => ({
    at: at.toISOString(),
    dns: round(phases.dns),
    tcp: round(phases.tcp),
    tls: round(phases.tls),
    firstByte: round(firstByte),
    body: round(phases.body),
    failed,
    checks,
  }));
}
