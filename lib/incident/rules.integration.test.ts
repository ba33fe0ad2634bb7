import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { advanceState } from "@/lib/check/advance-state";
import { pool } from "@/lib/db";
import type { Verdict } from "@/lib/diagnosis/diagnosis";
import { calmFlapping } from "@/lib/incident/calm-flapping";
import { createMonitor } from "@/lib/monitor/create-monitor";
import { databaseSecond } from "@/lib/monitor/due-monitors";
import { shutDown } from "@/lib/queue/shut-down";
import { announceRegion } from "@/lib/region/announce-region";
import { reportOf, watchedHouse } from "@/lib/testing/watched-house";

const regionNames = ["rules-a", "rules-b", "rules-c"];

beforeAll(async () => {
  for (const name of regionNames) await announceRegion(name);
});
afterAll(shutDown);

/** One result: of which monitor and region, how late it comes in slots, what it says. */
const result = fc.record({
  monitor: fc.integer({ min: 0, max: 1 }),
  region: fc.integer({ min: 0, max: 2 }),
  late: fc.integer({ min: -3, max: 0 }),
  verdict: fc.constantFrom<Verdict>("up", "up", "degraded", "down", "down"),
  cause: fc.constantFrom("slow", "tcp-refused"),
});

const settings = fc
  .record({
    regions: fc.integer({ min: 1, max: 3 }),
    confirmations: fc.integer({ min: 0, max: 2 }),
    recoveryConfirmations: fc.integer({ min: 0, max: 2 }),
    quorum: fc.option(fc.integer({ min: 1, max: 3 })),
    sameHost: fc.boolean(),
  })
  .map((made) => ({ ...made, quorum: made.quorum === null ? null : Math.min(made.quorum, made.regions) }));

type Wrong = { monitors: number; states: number; quorum: number; notices: number; openings: number; ends: number };

/** How many rows break a rule, by rule. */
const wrongNow = `
  select
    (select count(*)::int from (select monitor_id from incident_member
        where organization_id = $1 and resolved_at is null group by 1 having count(*) > 1) twice) as monitors,
    (select count(*)::int from monitor m where m.organization_id = $1
        and coalesce((select case i.severity when 'critical' then 'down' else 'degraded' end
                        from incident_member x join incident i on i.id = x.incident_id
                       where x.monitor_id = m.id and x.resolved_at is null), 'well')
            <> case when m.state in ('down', 'degraded') then m.state else 'well' end) as states,
    (select count(*)::int from monitor m where m.organization_id = $1 and m.state = 'down' and m.quorum is not null
        and (select count(*) from region_state s where s.monitor_id = m.id and s.verdict = 'down') < m.quorum) as quorum,
    (select count(*)::int from alert r where r.organization_id = $1 and r.kind <> 'opened'
        and not exists (select 1 from alert o where o.incident_id = r.incident_id and o.channel_id = r.channel_id and o.kind = 'opened')) as notices,
    (select count(*)::int from incident i where i.organization_id = $1
        and (select count(*) from alert a where a.incident_id = i.id and a.kind = 'opened') <> 1) as openings,
    (select count(*)::int from incident i where i.organization_id = $1
        and (select count(*) from alert a where a.incident_id = i.id and a.kind = 'resolved')
            <> case when i.resolved_at is not null and not exists (select 1 from incident_member x where x.incident_id = i.id and x.superseded)
                    then 1 else 0 end) as ends`;

const nothingWrong: Wrong = { monitors: 0, states: 0, quorum: 0, notices: 0, openings: 0, ends: 0 };

describe("the rules of incidents, whatever the checks say", () => {
  it("hold after every result, late, out of order and from several regions; and all ends when all is well", {
    timeout: 240_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(settings, fc.array(result, { minLength: 5, maxLength: 24 }), async (made, results) => {
        const { actor, organizationId } = await watchedHouse();
        const { regions: count, sameHost, ...more } = made;
        const regions = regionNames.slice(0, count);
        const watched: { id: string; url: string }[] = [];
        for (const [index, name] of ["shop", "docs"].entries()) {
          const url = `http://127.0.0.${sameHost ? 1 : index + 1}:9/`;
          watched.push(await createMonitor(actor, { name, url, intervalSeconds: 60, regions, ...more }));
        }
        let second = (await databaseSecond()) - 1000;
        const take = async (monitor: number, region: number, late: number, verdict: Verdict, cause: string) => {
          const { id: monitorId, url } = watched[monitor] as { id: string; url: string };
          await advanceState({
            organizationId,
            monitorId,
            region: regions[region % count] ?? "",
            slot: new Date((second + late) * 1000),
            report: reportOf(verdict, url, cause),
          });
        };
        const holds = async () =>
          expect((await pool().query<Wrong>(wrongNow, [organizationId])).rows[0]).toEqual(nothingWrong);

        for (const { monitor, region, late, verdict, cause } of results) {
          second += 1;
          await take(monitor, region, late, verdict, cause);
          await holds();
        }
        // Twice as often as it takes: what was just better, but not well, recovers in two steps.
        for (let repeat = 0; repeat < 2 * (made.recoveryConfirmations + 1); repeat++)
          for (const monitor of [0, 1])
            for (const region of regions.keys()) {
              second += 5;
              await take(monitor, region, 0, "up", "");
            }
        await pool().query(
          "update incident_member set started_at = started_at - interval '1 hour', resolved_at = resolved_at - interval '1 hour' where organization_id = $1",
          [organizationId],
        );
        await calmFlapping("");
        await holds();
        const { rows } = await pool().query(
          "select 1 from incident where organization_id = $1 and resolved_at is null union all select 1 from incident_member where organization_id = $1 and (resolved_at is null or superseded)",
          [organizationId],
        );
        expect(rows).toEqual([]);
      }),
      { numRuns: 12, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false },
    );
  });
});
