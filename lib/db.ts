import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/env";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

// Next keeps several copies of a module in one process; the pool must be one.
const shared = globalThis as { hopcheckDb?: { pool: pg.Pool; prisma: PrismaClient } };

/** A database that is gone without a word, or a network that swallows everything, is an error and not a wait without end. */
const patience = {
  connectionTimeoutMillis: 15_000,
  query_timeout: 300_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
};

function connection() {
  if (!shared.hopcheckDb) {
    const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: env().DATABASE_POOL, ...patience });
    // A dropped idle connection is replaced by the pool at the next query.
    pool.on("error", () => undefined);
    shared.hopcheckDb = { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
  }
  return shared.hopcheckDb;
}

/** The pool for the few statements that Prisma cannot say: the hot path and the sweeps. */
export const pool = (): pg.Pool => connection().pool;

/**
 * The client without a tenant. For accounts, for sweeps over all organizations and
 * for looking up whose a public slug or a key is; everything else takes `tenantDb`.
 */
export const systemDb = (): PrismaClient => connection().prisma;

/** Models whose rows belong to an organization. */
const owned = new Set<string>(
  Object.values(Prisma.ModelName).filter(
    (model) => "organizationId" in (Prisma[`${model}ScalarFieldEnum` as keyof typeof Prisma] as object),
  ),
);

type Args = { where?: Record<string, unknown>; data?: unknown; create?: unknown };

function own(row: unknown, organizationId: string): unknown {
  if (Array.isArray(row)) return row.map((each) => own(each, organizationId));
  return { ...(row as object), organizationId };
}

/**
 * The one place that scopes a query. Every statement on an owned model is narrowed
 * to the organization, every row that is written is given to it; a link to another
 * organization's row is refused by the composite foreign keys.
 */
function scope(model: string, operation: string, args: Args, organizationId: string): Args {
  if (!owned.has(model)) throw new Error(`${model} belongs to no organization: it is not to be had through tenantDb.`);
  if (operation.startsWith("create")) return { ...args, data: own(args.data, organizationId) };
  const where = args.where ?? {};
  if ("organizationId" in where && where["organizationId"] !== organizationId)
    throw new Error("A query named another organization than its own.");
  const scoped: Args = { ...args, where: { ...where, organizationId } };
  if (operation === "upsert") scoped.create = own(args.create, organizationId);
  return scoped;
}

function makeTenantDb(organizationId: string) {
  if (!/^[0-9a-f-]{36}$/.test(organizationId)) throw new Error("tenantDb takes an organization's id.");
  return systemDb().$extends({
    query: {
      $allModels: {
        $allOperations: ({ model, operation, args, query }) =>
          query(scope(model, operation, args as Args, organizationId) as typeof args),
      },
    },
  });
}

export type TenantDb = ReturnType<typeof makeTenantDb>;
/** What a transaction of `TenantDb` gives: the same models, one connection. */
export type TenantTx = Parameters<Parameters<TenantDb["$transaction"]>[0]>[0];

/**
 * The client for one organization: it sees and writes nothing of any other.
 * @param organizationId a UUID; anything else throws, so that a forgotten id never means "all".
 */
export const tenantDb = (organizationId: string): TenantDb => makeTenantDb(organizationId);

/** Closes the pool, for a clean stop and for tests. */
export async function closeDb(): Promise<void> {
  if (!shared.hopcheckDb) return;
  const { pool: open, prisma } = shared.hopcheckDb;
  delete shared.hopcheckDb;
  await prisma.$disconnect();
  if (!open.ended) await open.end();
}
