import { HopLine } from "@/components/hop-line/hop-line";
import { PhaseList } from "@/components/monitor/phase-list";
import { ReportLinks } from "@/components/runbook/report-links";
import { Code } from "@/components/ui/code";
import { Disclosure } from "@/components/ui/disclosure";
import type { Diagnosis, Report } from "@/lib/diagnosis/diagnosis";
import type { Hop } from "@/lib/diagnosis/hop";

const sureness: Record<Diagnosis["confidence"], string> = {
  certain: "The evidence is certain.",
  likely: "The evidence makes this likely; other causes are possible.",
  possible: "The evidence does not decide; this is one of several causes.",
};

function NextSteps({ steps }: { steps: Diagnosis["nextSteps"] }) {
  if (steps.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 font-semibold">Check first</h3>
      <ol className="grid grid-cols-1 list-inside list-decimal gap-2 marker:text-faint">
        {steps.map(({ text, command }) => (
          <li key={text}>
            {text}
            {command && <Code text={command} copy="Copy the command" className="mt-1" />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function answerText({ response, error }: Report): string {
  const head = response
    ? [`status ${response.status}`, ...response.headers.map(([name, value]) => `${name}: ${value}`)]
    : [];
  const end = error ? [`${error.code} in phase ${error.phase}: ${error.message}`] : [];
  return [...head, ...(head.length > 0 && end.length > 0 ? [""] : []), ...end].join("\n");
}

/** One failing check in full: the verdict, how sure it is, where on the line, what was seen, what to do. */
export function ReportView({ report, hops }: { report: Report; hops: readonly Hop[] }) {
  const { diagnosis } = report;
  const answer = answerText(report);
  return (
    <div className="grid grid-cols-1 gap-5">
      {diagnosis && (
        <div>
          <p className="prose-width font-medium text-lg">{diagnosis.summary}</p>
          <p className="text-muted text-sm">{sureness[diagnosis.confidence]}</p>
        </div>
      )}
      <HopLine hops={hops} />
      {diagnosis && (
        <div className="grid gap-2">
          <NextSteps steps={diagnosis.nextSteps} />
          <ReportLinks status={report.response?.status ?? null} cause={diagnosis.cause} />
        </div>
      )}
      {diagnosis && diagnosis.evidence.length > 0 && (
        <section>
          <h3 className="mb-2 font-semibold">Evidence</h3>
          <Code text={diagnosis.evidence.join("\n")} copy="Copy the evidence" />
        </section>
      )}
      <section>
        <h3 className="mb-2 font-semibold">Phases</h3>
        <PhaseList phases={report.phases} />
      </section>
      {answer !== "" && (
        <Disclosure title="The answer as it came" summary={report.response ? "status and headers" : "the error"}>
          <Code text={answer} copy="Copy the answer" />
        </Disclosure>
      )}
    </div>
  );
}
