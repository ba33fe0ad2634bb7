import { ReportView } from "@/components/monitor/report-view";
import { getReport } from "@/lib/check/get-report";
import { hopLine } from "@/lib/diagnosis/hop";
import type { CheckSummary } from "@/lib/monitor/overview";
import type { Actor } from "@/lib/organization/actor";

/** The whole report of a failing check, as a row under its own. */
export async function CheckDetails({
  actor,
  id,
  check: { at, region },
}: {
  actor: Actor;
  id: string;
  check: Pick<CheckSummary, "at" | "region">;
}) {
  const report = await getReport(actor, id, at, region);
  return (
    <tr>
      <td colSpan={5} className="border-b px-4 pt-3 pb-6 text-base sm:px-5">
        {report ? (
          // The table may be wider than a phone; what is read stays within its width.
          <div className="sticky left-4 max-w-[calc(100vw-4.25rem)]">
            <ReportView report={report} hops={hopLine(report)} />
          </div>
        ) : (
          <p className="text-faint">The details of this check are no longer kept.</p>
        )}
      </td>
    </tr>
  );
}
