import { afterAll, afterEach, describe, expect, it } from "vitest";
import { GET as getHealth } from "@/app/api/health/route";
import { GET } from "@/app/metrics/route";
import { closeDb, pool } from "@/lib/db";
import { forgetEnv } from "@/lib/env";

const read = (headers: Record<string, string> = {}) => GET(new Request("http://127.0.0.1:3000/metrics", { headers }));
const databaseUrl = process.env["DATABASE_URL"];

afterEach(async () => {
  process.env["DATABASE_URL"] = databaseUrl;
  delete process.env["METRICS_TOKEN"];
  forgetEnv();
  await closeDb();
});
afterAll(closeDb);

async function withoutDatabase(): Promise<void> {
  process.env["DATABASE_URL"] = "postgres://nobody:secret-word@127.0.0.1:1/none";
  forgetEnv();
  await closeDb();
}

const seen = (name: string, age: string) =>
  pool().query(
    `insert into region (name, last_seen_at, scheduled_at, alerter_seen_at)
     select $1, at, at, at from (select clock_timestamp() - $2::interval as at) seen
     on conflict (name) do update set last_seen_at = excluded.last_seen_at, scheduled_at = excluded.scheduled_at,
       alerter_seen_at = excluded.alerter_seen_at, queue_away_since = null`,
    [name, age],
  );

describe("GET /metrics", () => {
  it("is Prometheus text", async () => {
    await seen("local", "3 seconds");
    const response = await read();
    const lines = (await response.text()).trimEnd().split("\n");
    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      "text/plain; version=0.0.4; charset=utf-8",
    ]);
    for (const line of lines)
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?[\d.e+-]+)$/);
    expect(lines.some((line) => line.startsWith('hopcheck_worker_last_seen_seconds{region="local"} '))).toBe(true);
    // Other tests may have left some due: there is a figure, whatever it is.
    expect(lines.some((line) => /^hopcheck_alerts\{status="pending"\} \d+$/.test(line))).toBe(true);
  });

  it("asks for its token where one is set", async () => {
    process.env["METRICS_TOKEN"] = "a-token-of-sixteen-or-more";
    forgetEnv();
    expect((await read()).status).toBe(401);
    expect((await read({ authorization: "Bearer a-token-of-sixteen-or-mor" })).status).toBe(401);
    expect((await read({ authorization: "Bearer a-token-of-sixteen-or-more" })).status).toBe(200);
  });

  it("is 503 without a database, and tells nothing of it", async () => {
    await withoutDatabase();
    const response = await read();
    expect([response.status, await response.text()]).toEqual([503, "The database cannot be reached.\n"]);
  });
});

describe("GET /api/health", () => {
  const health = async () => {
    const response = await getHealth();
    expect(response.headers.get("content-type")).toBe("application/health+json");
    return {
      code: response.status,
      body: (await response.json()) as { status: string; checks: Record<string, { status: string }[]> },
    };
  };

  it("passes when the database answers and a worker was seen", async () => {
    await seen("local", "0 seconds");
    const { code, body } = await health();
    expect([code, body.status]).toEqual([200, "pass"]);
    expect(Object.keys(body.checks)).toEqual([
      "database:responseTime",
      "worker:lastSeen",
      "scheduler:lastTick",
      "alerter:lastSeen",
      "queue:away",
      "mail:away",
    ]);
  });

  it("warns when no worker has been seen for more than a minute", async () => {
    await pool().query("update region set last_seen_at = clock_timestamp() - interval '2 minutes'");
    const { code, body } = await health();
    expect([code, body.status]).toEqual([200, "warn"]);
  });

  it.each([
    ["scheduler:lastTick", "scheduled_at = clock_timestamp() - interval '2 minutes'"],
    ["alerter:lastSeen", "alerter_seen_at = clock_timestamp() - interval '2 minutes'"],
    ["queue:away", "queue_away_since = clock_timestamp() - interval '5 seconds'"],
  ])("warns by %s when only that is silent", async (name, change) => {
    await seen("local", "0 seconds");
    await pool().query(`update region set ${change}`);
    const { body } = await health();
    const amiss = Object.entries(body.checks).filter(([, [reading]]) => reading?.status !== "pass");
    expect(amiss.map(([each]) => each)).toEqual([name]);
    await seen("local", "0 seconds");
  });

  it("fails without a database, and tells nothing of it", async () => {
    await withoutDatabase();
    const { code, body } = await health();
    expect([code, body.status]).toEqual([503, "fail"]);
    expect(JSON.stringify(body)).not.toMatch(/secret-word|ECONN|127\.0\.0\.1/);
  });
});
