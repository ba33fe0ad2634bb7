import { publishUpdate } from "@/lib/announcement/publish-update";
import { announceRule, impactOf } from "@/lib/announcement/rule";
import { automaticUpdates } from "@/lib/announcement/story";
import { pool, type TenantTx, tenantDb } from "@/lib/db";
import type { Severity } from "@/lib/incident/incident";
import { log } from "@/lib/log";
import { incidentTitle } from "@/lib/status-page/words";
import { uuidv7 } from "@/lib/uuid";
import { failingSql, toldSql } from "./store";

const mostAtOnce = 200;
/** So long after its end an incident is still announced, when nobody looked while it lasted. */
const lateMinutes = 10;

type Found = {
  id: string;
  organization_id: string;
  page_id: string;
  announce_rule: unknown;
  severity: Severity;
  layer: string | null;
  summary: string | null;
  started_at: Date;
  opened_at: Date;
  acknowledged_at: Date | null;
  resolved_at: Date | null;
  now: Date;
  components: { id: string; name: string }[];
};

/**
 * Incidents that a page wants to tell of and has not: loud, as bad and as long as its rule asks, and met by readers,
 * on a component that nothing else was announced of meanwhile.
 */
const wanted = `
  select i.id, i.organization_id, p.id as page_id, p.announce_rule, i.severity,
         coalesce(i.correction ->> 'layer', i.diagnosis ->> 'layer') as layer, i.diagnosis ->> 'summary' as summary,
         i.started_at, i.opened_at, i.acknowledged_at, i.resolved_at, clock_timestamp() as now,
         json_agg(json_build_object('id', c.id, 'name', c.name) order by c.position) as components
    from incident i
    join incident_member m on m.incident_id = i.id and (m.resolved_at is null or i.resolved_at is not null)
    join component_monitor x on x.monitor_id = m.monitor_id and x.organization_id = i.organization_id
    join status_page_component c on c.id = x.component_id
    join status_page p on p.id = c.status_page_id
   where (i.resolved_at is null
          or i.resolved_at > clock_timestamp() - make_interval(mins => ${lateMinutes}) and i.opened_at >= p.announce_since)
     and i.quiet is null and p.announce_rule ->> 'action' <> 'nothing'
     and (i.severity = 'critical' or not (p.announce_rule ->> 'onlyCritical')::boolean
                                     and i.diagnosis ->> 'rule' is distinct from 'certificate-ends-soon')
     and coalesce(i.resolved_at, clock_timestamp()) - i.opened_at >= make_interval(mins => (p.announce_rule ->> 'afterMinutes')::int)
     and (c.quorum is null or i.severity = 'critical' and ${failingSql("c")})
     and not ${toldSql("p", "c", "i")}
     and not exists (select 1 from announcement a where a.status_page_id = p.id and a.incident_id = i.id)
     and not exists (select 1 from announcement_declined d where d.status_page_id = p.id and d.incident_id = i.id)
   group by i.id, p.id
   order by i.opened_at limit ${mostAtOnce}`;

/** The components that nothing was announced of since the candidates were read: another incident may have been first. */
async function stillUntold(tx: TenantTx, found: Found): Promise<Found["components"]> {
  const ids = found.components.map(({ id }) => id);
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `select c.id from status_page_component c join status_page p on p.id = c.status_page_id, incident i
      where c.id = any($1::uuid[]) and p.id = $2::uuid and i.id = $3::uuid and not ${toldSql("p", "c", "i")}`,
    ids,
    found.page_id,
    found.id,
  );
  const left = new Set(rows.map(({ id }) => id));
  // A component stands here once for each of its monitors that failed.
  return found.components.filter(({ id }) => left.delete(id));
}

async function announce(tx: TenantTx, found: Found): Promise<boolean> {
  const { organization_id: organizationId, page_id: statusPageId } = found;
  // Two workers that look at once announce once.
  await tx.$queryRaw`select id from status_page where id = ${statusPageId}::uuid for update`;
  const components = await stillUntold(tx, found);
  if (components.length === 0) return false;
  const rule = announceRule.parse(found.announce_rule);
  const updates = automaticUpdates(
    {
      layer: found.layer ?? "",
      summary: found.summary ?? "",
      openedAt: found.opened_at,
      acknowledgedAt: found.acknowledged_at,
      resolvedAt: found.resolved_at,
    },
    rule,
  ).map((update) => ({ ...update, id: uuidv7(), organizationId }));
  const ended = updates.find(({ status }) => status === "resolved")?.at ?? null;
  const names = components.map(({ name }) => name);
  const draft = rule.action === "draft";
  const { id } = await tx.announcement.create({
    data: {
      organizationId,
      statusPageId,
      title: incidentTitle(names, ended !== null).slice(0, 200),
      impact: impactOf(found.severity),
      startedAt: found.started_at,
      resolvedAt: ended,
      draft,
      incidentId: found.id,
      updates: { create: updates.map(({ organizationId: _, ...update }) => update) },
      components: { create: components.map(({ id: componentId }) => ({ componentId })) },
    },
  });
  // Of several at once the newest tells all.
  await publishUpdate(tx, { organizationId, statusPageId, announcementId: id, tell: updates.at(-1)?.id ?? null });
  return true;
}

/** Announces the incidents that pages want to tell of by now. @returns how many */
export async function announceIncidents(): Promise<number> {
  const { rows } = await pool().query<Found>(wanted);
  let made = 0;
  for (const found of rows) {
    const done = await tenantDb(found.organization_id)
      .$transaction((tx) => announce(tx, found))
      // One that cannot be announced does not keep the others waiting.
      .catch((error: unknown) => {
        log("announcement").warn({ incidentId: found.id, error: String(error) }, "could not be announced");
        return false;
      });
    if (done) made += 1;
  }
  return made;
}
