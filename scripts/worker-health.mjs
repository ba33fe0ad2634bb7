// For the health check of a worker's container: 0 when this region's worker was seen within the last minute.
import pg from "pg";

const client = new pg.Client({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 3_000 });
try {
  await client.connect();
  const { rowCount } = await client.query(
    "select from region where name = $1 and last_seen_at > clock_timestamp() - interval '1 minute'",
    [process.env.REGION || "local"],
  );
  process.exitCode = rowCount === 1 ? 0 : 1;
} catch {
  process.exitCode = 1;
} finally {
  await client.end().catch(() => undefined);
}
