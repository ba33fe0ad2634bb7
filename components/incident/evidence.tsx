import { PhaseList } from "@/components/monitor/phase-list";
import { Code } from "@/components/ui/code";
import { Time } from "@/components/ui/time";
import type { Report } from "@/lib/diagnosis/diagnosis";

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1.5 font-medium text-sm">{title}</h3>
      {children}
    </section>
  );
}

const headerText = (headers: NonNullable<Report["response"]>["headers"]): string =>
  headers.map(([name, value]) => `${name}: ${value}`).join("\n");

function Answer({ response }: { response: NonNullable<Report["response"]> }) {
  const from = response.remoteAddress ? ` from ${response.remoteAddress}` : "";
  return (
    <>
      <Part title="Status and size">
        <p className="font-mono text-sm">
          {response.status}
          {from}, {response.bodyBytes.toLocaleString("en-GB")} bytes of body
        </p>
      </Part>
      {response.headers.length > 0 && (
        <Part title="Headers, as received">
          <Code text={headerText(response.headers)} copy="Copy the headers" />
        </Part>
      )}
    </>
  );
}

/** What was seen on the failing request, literally. */
export function Evidence({
  report,
  seen,
  reporter,
}: {
  report: Report;
  seen: readonly string[];
  /** Who wrote the answer, when that is recognised. */
  reporter: string | null;
}) {
  return (
    <div className="grid gap-5">
      <p className="text-muted text-sm">
        From the first failing request, <Time value={report.checkedAt} format="full" />
        {reporter && <>. The answer was written by {reporter}</>}.
      </p>
      {seen.length > 0 && (
        <Part title="What decided">
          <Code text={seen.join("\n")} copy="Copy the evidence" />
        </Part>
      )}
      {report.error && (
        <Part title="Error">
          <p className="font-mono text-sm [overflow-wrap:anywhere]">
            {report.error.code} while {report.error.phase}: {report.error.message}
          </p>
        </Part>
      )}
      {report.response && <Answer response={report.response} />}
      <Part title="Phases">
        <PhaseList phases={report.phases} />
      </Part>
    </div>
  );
}
