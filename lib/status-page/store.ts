import { announceRule } from "@/lib/announcement/rule";
import { pool, systemDb, type TenantDb, type TenantTx } from "@/lib/db";
import { invalid, notFound } from "@/lib/errors";
import type { StatusPage, StatusPageComponent, StatusPageInput } from "@/lib/status-page/page";
import { uuidv7 } from "@/lib/uuid";
import { Prisma } from "@/prisma/generated/client";

const withComponents = {
  components: {
    // A component whose monitors are all gone is not shown any more.
    where: { monitors: { some: {} } },
    orderBy: { position: "asc" },
    select: {
      id: true,
      name: true,
      group: true,
      quorum: true,
      monitors: { orderBy: { position: "asc" }, select: { monitorId: true } },
    },
  },
} satisfies Prisma.StatusPageInclude;
type PageRow = Prisma.StatusPageGetPayload<{ include: typeof withComponents }>;

const componentOf = ({ id, name, group, quorum, monitors }: PageRow["components"][number]): StatusPageComponent => {
  const monitorIds = monitors.map(({ monitorId }) => monitorId);
  return { id, monitorId: monitorIds[0] ?? "", monitorIds, quorum, name, group };
};

export const pageOf = (row: PageRow): StatusPage => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  description: row.description,
  components: row.components.map(componentOf),
  announce: announceRule.parse(row.announceRule),
  showCharts: row.showCharts,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws AppError `not-found`, the same for a foreign id, an unknown one and one that is no id. */
export async function findPage(db: TenantDb | TenantTx, id: string): Promise<StatusPage> {
  const row = uuid.test(id) ? await db.statusPage.findFirst({ where: { id }, include: withComponents }) : null;
  if (!row) throw notFound("status page");
  return pageOf(row);
}

export async function findPages(db: TenantDb): Promise<StatusPage[]> {
  const rows = await db.statusPage.findMany({ include: withComponents, orderBy: [{ name: "asc" }, { id: "asc" }] });
  return rows.map(pageOf);
}

type Components = StatusPageInput["components"];

/**
 * Refuses a component whose monitor is not the organization's: unknown and foreign ids alike.
 * @throws AppError `invalid`, naming each
 */
export async function checkMonitors(db: TenantDb, components: Components): Promise<void> {
  const ids = [...new Set(components.flatMap(({ monitorIds }) => monitorIds))];
  const found = await db.monitor.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const known = new Set(found.map(({ id }) => id));
  const problems = components.flatMap(({ monitorIds }, index) =>
    monitorIds.every((id) => known.has(id))
      ? []
      : [{ field: `components.${index}.monitorId`, message: "No such monitor." }],
  );
  if (problems.length > 0) throw invalid(problems);
}

/** Which of the ids that a page's components have goes on with which that are wanted: by id, else by the first monitor. */
function idsFor(
  before: readonly { id: string; monitors: { monitorId: string }[] }[],
  components: Components,
): string[] {
  const left = new Set(before.map(({ id }) => id));
  const given = components.map(({ id }) =>
    id !== undefined && left.delete(id.toLowerCase()) ? id.toLowerCase() : null,
  );
  return components.map(({ monitorIds }, index) => {
    const kept =
      given[index] ?? before.find(({ id, monitors }) => left.has(id) && monitors[0]?.monitorId === monitorIds[0])?.id;
    if (kept !== undefined) left.delete(kept);
    return kept ?? uuidv7();
  });
}

/** Replaces a page's components. One that is named by its id, or shows the same monitor as before, stays itself. */
export async function replaceComponents(
  tx: TenantTx,
  organizationId: string,
  statusPageId: string,
  components: Components,
): Promise<void> {
  const before = await tx.statusPageComponent.findMany({
    where: { statusPageId },
    orderBy: { position: "asc" },
    select: { id: true, monitors: { orderBy: { position: "asc" }, select: { monitorId: true } } },
  });
  const ids = idsFor(before, components);
  const known = new Set(before.map(({ id }) => id));
  // What stays is changed in place: announcements refer to it.
  await tx.statusPageComponent.deleteMany({ where: { statusPageId, id: { notIn: ids } } });
  await tx.componentMonitor.deleteMany({ where: { componentId: { in: ids } } });
  const rows = components.map(({ name, group, quorum }, position) => ({
    id: ids[position] ?? uuidv7(),
    name,
    group,
    quorum,
    position,
  }));
  await tx.statusPageComponent.createMany({
    data: rows.filter(({ id }) => !known.has(id)).map((row) => ({ ...row, organizationId, statusPageId })),
  });
  const kept = JSON.stringify(rows.filter(({ id }) => known.has(id)));
  await tx.$executeRaw`
    update status_page_component c set name = u.name, "group" = u.group, quorum = u.quorum, position = u.position
      from json_to_recordset(${kept}::json) as u(id uuid, name text, "group" text, quorum int, position int)
     where c.id = u.id and c.organization_id = ${organizationId}::uuid`;
  await tx.componentMonitor.createMany({
    data: components.flatMap(({ monitorIds }, index) =>
      monitorIds.map((monitorId, position) => ({ organizationId, componentId: ids[index] ?? "", monitorId, position })),
    ),
  });
}

/** Turns "this slug exists" into words for its field; anything else goes on as it is. */
export function slugTaken(error: unknown): unknown {
  const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
  return taken ? invalid([{ field: "slug", message: "This address is taken. Choose another." }]) : error;
}

/** What a public page is made of, whoever asks: the slug is the only key. Null when there is none. */
export const findPublicPage = (slug: string) =>
  systemDb().statusPage.findUnique({
    where: { slug },
    select: {
      id: true,
      organizationId: true,
      slug: true,
      name: true,
      description: true,
      updatedAt: true,
      showCharts: true,
      components: {
        where: { monitors: { some: {} } },
        orderBy: { position: "asc" },
        select: {
          id: true,
          name: true,
          group: true,
          quorum: true,
          monitors: {
            orderBy: { position: "asc" },
            select: {
              monitorId: true,
              monitor: {
                select: {
                  state: true,
                  stateSince: true,
                  pausedAt: true,
                  createdAt: true,
                  intervalSeconds: true,
                  memberships: {
                    where: { resolvedAt: null, incident: { severity: "warning" } },
                    select: { incident: { select: { diagnosis: true } } },
                  },
                },
              },
            },
          },
        },
      },
    },
  });
export type PublicPageRow = NonNullable<Awaited<ReturnType<typeof findPublicPage>>>;

const mostDays = 2;

/**
 * When each monitor was last checked, by its id; one without a check in the last two days is left out.
 * @param monitorIds of this organization
 */
export async function findLastChecks(
  organizationId: string,
  monitorIds: readonly string[],
): Promise<Map<string, Date>> {
  const { rows } = await pool().query<{ id: string; slot: Date }>(
    `select m.id, c.slot from unnest($1::uuid[]) m(id)
       cross join lateral (select slot from "check"
                            where monitor_id = m.id and organization_id = $2 and slot > now() - make_interval(days => ${mostDays})
                            order by slot desc limit 1) c`,
    [monitorIds, organizationId],
  );
  return new Map(rows.map(({ id, slot }) => [id, slot]));
}

/** When monitors were slow or limited, by their ids. A certificate that ends soon is not: nobody meets it. */
export async function findSlowTimes(
  organizationId: string,
  monitorIds: readonly string[],
  since: Date,
): Promise<Map<string, { from: Date; to: Date | null }[]>> {
  const { rows } = await pool().query<{ id: string; from: Date; to: Date | null }>(
    `select x.monitor_id as id, x.started_at as from, x.resolved_at as to
       from incident_member x join incident i on i.id = x.incident_id
      where x.organization_id = $1 and x.monitor_id = any($2::uuid[]) and i.severity = 'warning'
        and coalesce(x.resolved_at, 'infinity') >= $3 and i.diagnosis ->> 'rule' is distinct from 'certificate-ends-soon'`,
    [organizationId, monitorIds, since],
  );
  return Map.groupBy(rows, ({ id }) => id);
}

/** The page at an address. */
export const findAddressed = (slug: string) =>
  systemDb().statusPage.findUnique({ where: { slug }, select: { id: true, organizationId: true } });
