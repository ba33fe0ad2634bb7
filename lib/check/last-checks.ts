import { summaryOf } from "@/lib/check/list-checks";
import { pool } from "@/lib/db";
import type { CheckSummary } from "@/lib/monitor/overview";
import type { Actor } from "@/lib/organization/actor";

type Row = {
  monitor_id: string;
  slot: Date;
  region: string;
  verdict: string;
  attempt: number;
  status: number | null;
  latency_ms: number | null;
  dns_ms: number | null;
  tcp_ms: number | null;
  tls_ms: number | null;
  first_byte_ms: number | null;
  body_ms: number | null;
  layer: string | null;
  cause: string | null;
};

/** The newest checks of several monitors, newest first, at most `count` each; one index scan a monitor. Looks two days back. */
export async function lastChecks(
  actor: Actor,
  monitorIds: readonly string[],
  count: number,
): Promise<Map<string, CheckSummary[]>> {
  const { rows } = await pool().query<Row>(
    `select c.* from unnest($2::uuid[]) wanted(id)
       cross join lateral (
         select monitor_id, slot, region, verdict, attempt, status, latency_ms, dns_ms, tcp_ms, tls_ms, first_byte_ms, body_ms, layer, cause
           from "check" where monitor_id = wanted.id and organization_id = $1 and slot > clock_timestamp() - interval '2 days'
          order by slot desc limit $3) c`,
    [actor.organizationId, monitorIds, count],
  );
  const found = new Map<string, CheckSummary[]>(monitorIds.map((id) => [id, []]));
  for (const row of rows) {
    found.get(row.monitor_id)?.push(
      summaryOf({
        monitorId: row.monitor_id,
        organizationId: actor.organizationId,
        slot: row.slot,
        region: row.region,
        verdict: row.verdict,
        attempt: row.attempt,
        status: row.status,
        latencyMs: row.latency_ms,
        dnsMs: row.dns_ms,
        tcpMs: row.tcp_ms,
        tlsMs: row.tls_ms,
        firstByteMs: row.first_byte_ms,
        bodyMs: row.body_ms,
        layer: row.layer,
        cause: row.cause,
      }),
    );
  }
  return found;
}
