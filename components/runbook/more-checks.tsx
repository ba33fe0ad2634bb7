import { NextSteps } from "@/components/incident/next-steps";
import { Points } from "@/components/runbook/parts";
import { Disclosure } from "@/components/ui/disclosure";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import { fillCommand, placeOf } from "@/lib/runbook/command";
import { checksOf, runbookOf } from "@/lib/runbook/runbook";

/** The rest of the runbook, filled in for this report: what else to check, whether a retry helps, how to prevent it. */
export function MoreChecks({ diagnosis, report }: { diagnosis: Diagnosis; report: Report }) {
  const runbook = runbookOf(diagnosis.cause);
  if (runbook === null) return null;
  const place = placeOf(report);
  const shown = new Set(diagnosis.nextSteps.map(({ text }) => text));
  const rest = checksOf(diagnosis.cause, diagnosis.reporter?.product ?? null)
    .filter(({ text }) => !shown.has(text))
    .map(({ text, command }) => ({ text, command: command === null ? null : fillCommand(command, place) }));
  const summary = rest.length === 0 ? "retry and prevention" : `${rest.length} more to check, retry and prevention`;
  return (
    <Disclosure title="The rest of the runbook" summary={summary}>
      {rest.length > 0 && <NextSteps steps={rest} from={diagnosis.nextSteps.length + 1} />}
      <h3 className="mt-4 font-semibold first:mt-0">Whether a retry helps</h3>
      <p className="prose-width mt-1">{runbook.retry.why}</p>
      <h3 className="mt-4 mb-1 font-semibold">How to prevent it</h3>
      <Points points={runbook.prevent} />
    </Disclosure>
  );
}
