import type { Report } from "@/lib/diagnosis/diagnosis";
import type { CheckSummary } from "@/lib/monitor/overview";
import type { Phase } from "@/lib/probe/probe";

/**
 * A check that went well as a report, so that the hop line can be drawn from it: whole reports are
 * kept of failing checks only.
 */
export function reportOfHealthy(check: CheckSummary, url: string): Report {
  const { dns, tcp, tls, firstByte, body } = check.phases;
  const durations = [
    ["dns", dns],
    ["tcp", tcp],
    ["tls", tls],
    ["firstByte", firstByte],
    ["body", body],
  ] as const;
  const phases: Phase[] = durations.flatMap(([name, durationMs]) =>
    durationMs === null ? [] : [{ name, durationMs, ok: true, detail: null }],
  );
  return {
    url,
    verdict: check.verdict,
    checkedAt: check.at,
    phases,
    response: check.status === null ? null : { status: check.status, headers: [], bodyBytes: 0, remoteAddress: null },
    error: null,
    diagnosis: null,
  };
}
