import { Fragment } from "react";
import { PhaseList } from "@/components/monitor/phase-list";
import { Code } from "@/components/ui/code";
import { Time } from "@/components/ui/time";
import type { Report } from "@/lib/diagnosis/diagnosis";
import { splitEvidence } from "@/lib/triage/refine";

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
      {response.excerpt && (
        <Part title="Beginning of the body">
          <Code text={response.excerpt} copy="Copy the body" className="max-h-72 overflow-y-auto" />
        </Part>
      )}
    </>
  );
}

type Certificate = NonNullable<NonNullable<Report["tls"]>["certificate"]>;

function CertificateFacts({ certificate, protocol }: { certificate: Certificate; protocol: string | null }) {
  const { subject, issuer, validFrom, validTo, altNames, chainLength } = certificate;
  const facts: [string, React.ReactNode][] = [
    ["For", altNames.slice(0, 6).join(", ") || subject],
    ["From", issuer || "nobody named"],
    [
      "Valid",
      <>
        <Time value={validFrom} format="full" /> to <Time value={validTo} format="full" />
      </>,
    ],
    [
      "Sent",
      `${chainLength === 1 ? "one certificate" : `${chainLength} certificates`}${protocol === null ? "" : ` over ${protocol}`}`,
    ],
  ];
  return (
    <dl className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="text-muted">{name}</dt>
          <dd className="[overflow-wrap:anywhere]">{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** The id to look for in the target's own logs: where it is missing, the request did not come so far. */
function ProbeId({ id }: { id: string }) {
  return (
    <Part title="Find this request in your logs">
      <p className="mb-1.5 text-muted text-sm">
        It carried this id as X-Hopcheck-Probe and as trace id in traceparent. A log that lacks it belongs to something
        the request did not reach.
      </p>
      <Code text={`grep -r ${id} /var/log`} copy="Copy the command" />
    </Part>
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
  const { first, later } = splitEvidence(seen);
  const certificate = report.tls?.certificate;
  return (
    <div className="grid gap-5">
      <p className="text-muted text-sm">
        From the first failing request, <Time value={report.checkedAt} format="full" />
        {reporter && <>. The answer was written by {reporter}</>}.
      </p>
      {first.length > 0 && (
        <Part title="What decided">
          <Code text={first.join("\n")} copy="Copy the evidence" />
        </Part>
      )}
      {later.length > 0 && (
        <Part title="Seen beside it, later">
          <Code text={later.join("\n")} copy="Copy what was seen later" />
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
      {certificate && (
        <Part title="Certificate">
          <CertificateFacts certificate={certificate} protocol={report.tls?.protocol ?? null} />
        </Part>
      )}
      <Part title="Phases">
        <PhaseList phases={report.phases} />
      </Part>
      {report.probeId && <ProbeId id={report.probeId} />}
    </div>
  );
}
