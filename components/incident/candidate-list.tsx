import Link from "next/link";
import { slugWords } from "@/components/monitor/check-words";
import type { Candidate } from "@/lib/diagnosis/diagnosis";
import { layerName } from "@/lib/diagnosis/layer";
import { causeLink } from "@/lib/runbook/link";

const percent = (weight: number): string => String(Math.round(weight * 100));

const leastShown = 0.01;

function Name({ cause }: { cause: string }) {
  const href = causeLink(cause);
  if (href === null) return slugWords(cause);
  return (
    <Link href={href} className="underline decoration-edge/60 underline-offset-2 hover:decoration-current">
      {slugWords(cause)}
    </Link>
  );
}

/** The causes that the evidence allows, each with its weight drawn and said; those that hardly weigh are counted only. */
export function CandidateList({ candidates }: { candidates: readonly Candidate[] }) {
  const shown = candidates.filter(({ weight }) => weight >= leastShown);
  const left = candidates.length - shown.length;
  return (
    <ol className="grid gap-2.5">
      {shown.map(({ layer, cause, weight }) => (
        <li key={`${layer} ${cause}`}>
          <p className="flex items-baseline justify-between gap-4">
            <span className="min-w-0 break-words">
              <Name cause={cause} /> <span className="text-faint text-sm">in {layerName(layer)}</span>
            </span>
            <span className="shrink-0 tabular-nums">
              {percent(weight)}
              <span className="text-faint"> %</span>
            </span>
          </p>
          <div className="mt-1 h-1.5 rounded-[1.5px] bg-sunken" aria-hidden="true">
            <div className="h-full rounded-[1.5px] bg-phase-first-byte" style={{ width: `${weight * 100}%` }} />
          </div>
        </li>
      ))}
      {left > 0 && (
        <li className="text-faint text-sm">{left === 1 ? "One more cause" : `${left} more causes`}, each below 1 %</li>
      )}
    </ol>
  );
}
