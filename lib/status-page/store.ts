import { pool, systemDb, type TenantDb, type TenantTx } from "@/lib/db";
import { invalid, notFound } from "@/lib/errors";
import type { StatusPage, StatusPageInput } from "@/lib/status-page/page";
import { uuidv7 } from "@/lib/uuid";
import { Prisma } from "@/prisma/generated/client";

const withComponents = {
  components: { orderBy: { position: "asc" }, select: { id: true, monitorId: true, name: true, group: true } },
} satisfies Prisma.StatusPageInclude;
type PageRow = Prisma.StatusPageGetPayload<{ include: typeof withComponents }>;

export const pageOf = (row: PageRow): StatusPage => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  description: row.description,
  components: row.components,
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
  const ids = [...new Set(components.map(({ monitorId }) => monitorId))];
  const found = await db.monitor.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const known = new Set(found.map(({ id }) => id));
  const problems = components.flatMap(({ monitorId }, index) =>
    known.has(monitorId.toLowerCase()) ? [] : [{ field: `components.${index}.monitorId`, message: "No such monitor." }],
  );
  if (problems.length > 0) throw invalid(problems);
}

/** Replaces a page's components. One that shows the same monitor as before keeps its id, for those who follow it by id. */
export async function replaceComponents(
  tx: TenantTx,
  organizationId: string,
  statusPageId: string,
  components: Components,
): Promise<void> {
  const before = await tx.statusPageComponent.findMany({
    where: { statusPageId },
    orderBy: { position: "asc" },
    select: { id: true, monitorId: true },
  });
  const ids = Map.groupBy(before, ({ monitorId }) => monitorId);
  await tx.statusPageComponent.deleteMany({ where: { statusPageId } });
  await tx.statusPageComponent.createMany({
    data: components.map((component, position) => ({
      ...component,
      id: ids.get(component.monitorId.toLowerCase())?.shift()?.id ?? uuidv7(),
      organizationId,
      statusPageId,
      position,
    })),
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
      components: {
        orderBy: { position: "asc" },
        select: {
          id: true,
          monitorId: true,
          name: true,
          group: true,
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
  });
export type PublicPageRow = NonNullable<Awaited<ReturnType<typeof findPublicPage>>>;

/** Outages of some monitors that last or ended after `since`, newest first; only what may be told. Warnings are for the team. */
export const findPublicIncidents = (db: TenantDb, monitorIds: readonly string[], since: Date) =>
  db.incident.findMany({
    where: {
      members: { some: { monitorId: { in: [...monitorIds] } } },
      severity: "critical",
      AND: [
        { OR: [{ resolvedAt: null }, { resolvedAt: { gte: since } }] },
        // What fails during announced maintenance is told as that.
        {
          OR: [{ quiet: { equals: Prisma.DbNull } }, { NOT: { quiet: { path: ["reason"], equals: "maintenance" } } }],
        },
      ],
    },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: 200,
    select: {
      id: true,
      members: {
        where: { monitorId: { in: [...monitorIds] } },
        select: { monitorId: true },
        distinct: ["monitorId"],
      },
      startedAt: true,
      openedAt: true,
      acknowledgedAt: true,
      resolvedAt: true,
      diagnosis: true,
    },
  });
export type PublicIncidentRow = Awaited<ReturnType<typeof findPublicIncidents>>[number];

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
