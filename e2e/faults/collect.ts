import { setTimeout as sleep } from "node:timers/promises";
import type { Recorded, RecordedAlert } from "@/e2e/faults/record";
import type { Stage } from "@/e2e/faults/stage/stage";
import { pool } from "@/lib/db";

const ms = (column: string): string => `extract(epoch from ${column})::float8 * 1000`;

async function readAlerts(): Promise<RecordedAlert[]> {
  const { rows } = await pool().query<RecordedAlert>(
    `select a.id, a.incident_id as "incidentId", a.kind, a.channel_id as "channelId", a.status,
            a.digest_id as "digestId",
            coalesce((select array_agg(t.outcome order by t.at) from alert_attempt t where t.alert_id = a.id), '{}') as outcomes
       from alert a where a.incident_id is not null or a.kind = 'digest'`,
  );
  return rows;
}

/** Reads what the run left in the database, and puts it beside what the other sides noted. @param end of what is counted */
export async function collect(stage: Stage, end: number, endedChannelIds: readonly string[]): Promise<Recorded> {
  const checks = await pool().query<{ monitorId: string; slot: number; verdict: string }>(
    `select monitor_id as "monitorId", ${ms("slot")} as slot, verdict from "check"`,
  );
  const incidents = await pool().query<Recorded["incidents"][number]>(
    `select i.id, i.severity, ${ms("i.opened_at")} as "openedAt", ${ms("i.resolved_at")} as "resolvedAt",
            (select json_agg(json_build_object('monitorId', m.monitor_id, 'startedAt', ${ms("m.started_at")}) order by m.started_at)
               from incident_member m where m.incident_id = i.id) as members
       from incident i`,
  );
  return {
    slowness: Math.max(1, Number(process.env["FAULTS_SLOWNESS"] ?? 1)),
    start: stage.start,
    end,
    outages: stage.outages,
    hindrances: stage.hindrances,
    monitors: stage.monitors,
    channelIds: stage.channels.map(({ id }) => id),
    endedChannelIds,
    checks: checks.rows,
    incidents: incidents.rows,
    alerts: await readAlerts(),
    deliveries: [...stage.webhooks.deliveries, ...stage.mail.deliveries],
    requests: stage.origin.requests,
    health: stage.health,
  };
}

type Left = { pending: number; open: number };

async function left(): Promise<Left | null> {
  const query = `select (select count(*)::int from alert where status = 'pending') as pending,
                        (select count(*)::int from incident where resolved_at is null) as open`;
  return pool()
    .query<Left>(query)
    .then(({ rows }) => rows[0] ?? null)
    .catch(() => null);
}

/** Waits until nothing is open and nothing waits to be sent, or until it has waited long enough: what is left then is lost. */
export async function settle(mostSeconds: number): Promise<void> {
  for (const until = performance.now() + mostSeconds * 1000; performance.now() < until; await sleep(250)) {
    const now = await left();
    if (now !== null && now.pending === 0 && now.open === 0) return;
  }
}
