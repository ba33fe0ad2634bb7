import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { shutDown } from "@/lib/queue/shut-down";
import { newOrganization } from "@/lib/testing/factories";
import { crowdedQuery } from "./digest-store";
import { duePlannedQuery } from "./planned-store";
import { claimQuery, supersededQuery } from "./store";

let organizationId: string;
/** Half a million rows take a busy machine longer than any query of ours may. */
const patient = new Client({ connectionString: process.env["DATABASE_URL"] });
beforeAll(async () => {
  await patient.connect();
  organizationId = (await newOrganization()).organizationId;
  await patient.query("delete from alert");
  await pool().query(
    "insert into channel (id, organization_id, type, name, config) select gen_random_uuid(), $1::uuid, 'webhook', 'c', '' from generate_series(1, 2000)",
    [organizationId],
  );
  const fill = (count: number, status: string, due: string) =>
    patient.query(
      `with c as (select id, row_number() over () - 1 as n from channel where organization_id = $1::uuid)
       insert into alert (id, organization_id, channel_id, kind, notice, status, due_at, attempts, created_at)
       select gen_random_uuid(), $1::uuid, c.id, 'opened', '{}', '${status}', now() + interval '${due}', 1, now() - g * interval '1 second'
         from generate_series(1, ${count}) g join c on c.n = g % 2000`,
      [organizationId],
    );
  await fill(500_000, "delivered", "-1 day");
  await fill(20_000, "pending", "-1 minute");
  await fill(50_000, "planned", "1 hour");
  await patient.query("analyze alert, channel");
}, 600_000);
afterAll(async () => {
  await patient.query("delete from organization where id = $1::uuid", [organizationId]);
  await patient.end();
  await shutDown();
}, 600_000);

describe("what an alerter asks each second, with half a million alerts delivered", () => {
  it.each([
    ["claim", claimQuery],
    ["superseded", supersededQuery],
    ["planned", duePlannedQuery],
    ["crowded", crowdedQuery],
  ])("reads no delivered alert: %s", async (_name, query) => {
    const client = await pool().connect();
    try {
      await client.query("begin");
      const { rows } = await client.query(`explain (analyze, buffers) ${query}`, query.includes("$1") ? [50] : []);
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      // The index by channel leads through all that was ever delivered.
      expect(plan).not.toMatch(/Seq Scan on alert\b|alert_channel_id_created_at_idx/);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });
});
