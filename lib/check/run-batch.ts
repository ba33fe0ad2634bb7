import { type Advance, advanceState } from "@/lib/check/advance-state";
import { byWindow, hasWindow, isSlow } from "@/lib/check/latency-window";
import { type Baseline, baselineOf, sameBaseline } from "@/lib/diagnosis/baseline";
import { classify } from "@/lib/diagnosis/classify";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { type Expectation, expectationOf } from "@/lib/monitor/expectation";
import { openHeaders } from "@/lib/monitor/request-headers";
import type { AddressPolicy } from "@/lib/net/policy";
import type { ProbeResult } from "@/lib/probe/probe";
import { probes } from "@/lib/probe/registry";
import type { CheckJob } from "@/lib/queue/check-job";
import type { RegionSight } from "@/lib/region/region-sight";
import { unseal } from "@/lib/seal";
import { storable } from "@/lib/storable";
import type { Suspect } from "@/lib/triage/suspect";
import type { TriageDesk } from "@/lib/triage/triage-desk";
import { type CheckRecord, countSlow, type DueRow, dueRows, insertBatch, saveBaseline } from "./store";

export type Batch = {
  policy: AddressPolicy;
  /** Runs at most so many probes at once over all batches of the process. */
  limit: <T>(work: () => Promise<T>) => Promise<T>;
  /** Looks around what fails; left out where nobody should. */
  triage?: TriageDesk;
  /** Suspects the region before its targets; left out where it is not in question. */
  sight?: RegionSight;
  /** Starts of a batch that is in time are spread over this long; 0 starts all at once. */
  smearMs: number;
};

const inTimeSeconds = 1.5;

const pause = (ms: number): Promise<void> =>
  ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));

const expectOf = (row: DueRow): Expectation =>
  expectationOf({ expect: row.expect, tlsExpiryWarningDays: row.tls_expiry_warning_days });

type Checked = { row: DueRow; result: ProbeResult; report: Report };

async function check(row: DueRow, batch: Batch): Promise<Checked> {
  const expect = expectOf(row);
  const result = await batch.limit(() =>
    probes.http(
      {
        url: row.url,
        method: row.method,
        headers: openHeaders(row.headers),
        body: row.body === null ? null : unseal(row.body),
        timeoutMs: row.timeout_ms,
        followRedirects: row.follow_redirects,
        ...(expect.keyword === null ? {} : { keyword: expect.keyword.text }),
      },
      { policy: batch.policy },
    ),
  );
  const report = classify(result, expect, {
    baseline: row.baseline as Baseline | null,
    now: new Date(result.startedAt),
  });
  return { row, result, report: report.verdict === "up" ? report : storable(report) };
}

/** Reads what is slow by the window of its limit: one more question for those, and none where nothing is slow. */
async function readWindows(probed: readonly Checked[], region: string): Promise<readonly Checked[]> {
  const expected = new Map(probed.map((each) => [each.row.id, expectOf(each.row)]));
  const asked = probed.flatMap(({ row: { id }, report }) => {
    const expect = expected.get(id);
    return expect && hasWindow(expect) && isSlow(report)
      ? [{ id, limitMs: expect.maxLatencyMs ?? 0, count: expect.ofChecks - 1 }]
      : [];
  });
  if (asked.length === 0) return probed;
  const slowBefore = await countSlow(region, asked);
  return probed.map((each) => {
    const expect = expected.get(each.row.id);
    const before = slowBefore.get(each.row.id);
    return expect && before !== undefined ? { ...each, report: byWindow(each.report, expect, before) } : each;
  });
}

const isSilent = ({ report }: Checked): boolean => report.verdict === "down" && report.response === null;

/** Leaves out what a blind region did not reach: that is no data. What was answered is believed all the while. */
async function believe(looked: readonly Checked[], sight: RegionSight | undefined): Promise<readonly Checked[]> {
  const sightings = looked.map((each) => ({
    monitorId: each.row.id,
    url: each.row.url,
    intervalSeconds: each.row.interval_seconds,
    silent: isSilent(each),
  }));
  return (await sight?.isBlind(sightings)) ? looked.filter((each) => !isSilent(each)) : looked;
}

/** True when the result says anything that the state does not hold already. */
function isNews({ row, report }: Checked): boolean {
  if (row.verdict !== report.verdict || (row.failures ?? 0) > 0 || (row.passes ?? 0) > 0) return true;
  return (
    report.verdict !== "up" &&
    (row.cause !== (report.diagnosis?.cause ?? null) || row.status !== (report.response?.status ?? null))
  );
}

/** The first failure of a streak is looked around, one that now fails otherwise too, and one whose look was lost. */
function isWorthALook({ report }: Checked, advance: Advance | null): boolean {
  if (report.verdict !== "down" || advance === null) return false;
  const { outcome, failures, lookedAround } = advance;
  return (
    (outcome === "suspected" && failures === 1) || (outcome === "worsened" && !lookedAround) || outcome === "changed"
  );
}

const suspectOf = (row: DueRow): Suspect => ({
  url: row.url,
  method: row.method,
  headers: openHeaders(row.headers),
  body: row.body === null ? null : unseal(row.body),
  timeoutMs: row.timeout_ms,
  expect: expectOf(row),
  baseline: row.baseline as Baseline | null,
  healthUrl: row.health_url,
  originAddress: row.origin_address,
});

/** Takes a recorded result into the monitor's state, and has a failure looked around. */
async function follow(checked: Checked, region: string, slot: Date, triage: TriageDesk | undefined): Promise<void> {
  const { row, report } = checked;
  const about = { organizationId: row.organization_id, monitorId: row.id, region, slot, report };
  const advance = await advanceState(about);
  if (triage && isWorthALook(checked, advance)) triage.take({ ...about, suspect: suspectOf(row) });
}

async function keepBaseline({ row, result, report }: Checked, region: string): Promise<void> {
  if (report.verdict !== "up") return;
  const baseline = baselineOf(result);
  if (row.baseline === null || !sameBaseline(row.baseline as Baseline, baseline))
    await saveBaseline(row.id, region, baseline);
}

/**
 * Makes the checks of one job, records them in one statement and follows up on those that are news.
 * Safe to run twice: what was recorded stays, and only a recorded result moves a state.
 */
export async function runBatch(job: CheckJob, batch: Batch): Promise<number> {
  const rows = await dueRows(job.region, job.second, job.monitorIds);
  const inTime = rows.length > 1 && (rows[0]?.late_seconds ?? 0) < inTimeSeconds;
  const smearMs = inTime ? batch.smearMs : 0;
  const looked = await Promise.all(
    rows.map(async (row, index) => {
      await pause((smearMs * index) / rows.length);
      return check(row, batch);
    }),
  );
  const checked = await readWindows(await believe(looked, batch.sight), job.region);
  const records = checked.map(
    ({ row, report }): CheckRecord => ({
      monitorId: row.id,
      organizationId: row.organization_id,
      attempt: row.failures || row.passes || 0,
      report,
    }),
  );
  const recorded = await insertBatch(job.region, job.second, records);
  const slot = new Date(job.second * 1000);
  for (const each of checked) {
    if (!recorded.has(each.row.id)) continue;
    batch.triage?.note(each.row.url, each.report);
    if (isNews(each)) await follow(each, job.region, slot, batch.triage);
    await keepBaseline(each, job.region);
  }
  return recorded.size;
}
