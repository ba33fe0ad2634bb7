"use client";

import { useEffect, useState } from "react";
import { type Draft, inputOf, type PreviewResult } from "@/components/maintenance/form-state";
import { zonedWords } from "@/components/maintenance/local-time";
import { formatDuration } from "@/components/ui/format";
import { Time } from "@/components/ui/time";
import type { MaintenanceWindow, Occurrence } from "@/lib/maintenance/window";

const typingMs = 350;

/** The next times of a draft, read again when its times change; null while there is too little to tell. */
function usePreview(
  draft: Draft,
  window: MaintenanceWindow | null,
  onPreview: (input: unknown) => Promise<PreviewResult>,
): { times: Occurrence[] | null; problem: string | null } {
  const [result, setResult] = useState<PreviewResult | null>(null);
  const ready = draft.begins !== "" && (draft.repeat !== "once" || draft.ends !== "");
  const { from, to, start, timeZone, durationMinutes, repeat, lastDay } = inputOf(draft, window);
  const asked = JSON.stringify({ from, to, start, timeZone, durationMinutes, repeat, lastDay });
  useEffect(() => {
    if (!ready) return setResult(null);
    let stale = false;
    const timer = setTimeout(async () => {
      const answer = await onPreview(JSON.parse(asked)).catch(() => null);
      if (!stale) setResult(answer);
    }, typingMs);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [ready, asked, onPreview]);
  if (result === null) return { times: null, problem: null };
  return result.ok ? { times: result.data, problem: null } : { times: null, problem: result.message };
}

function Row({ time, zone }: { time: Occurrence; zone: string }) {
  return (
    <tr className="border-t align-baseline">
      <td className="py-1.5 pr-4 tabular-nums">{zonedWords(time.from, zone)}</td>
      <td className="py-1.5 pr-4 text-muted tabular-nums">
        <Time value={time.from} />
      </td>
      <td className="whitespace-nowrap py-1.5 text-right text-muted tabular-nums">
        {formatDuration(Date.parse(time.to) - Date.parse(time.from))}
      </td>
    </tr>
  );
}

/** The next five times of what is being typed, in its zone and in the reader's. */
export function OccurrencePreview({
  draft,
  window,
  onPreview,
}: {
  draft: Draft;
  window: MaintenanceWindow | null;
  onPreview: (input: unknown) => Promise<PreviewResult>;
}) {
  const { times, problem } = usePreview(draft, window, onPreview);
  return (
    <div className="min-h-24 rounded border bg-sunken px-4 py-3" aria-live="polite">
      <p className="font-medium text-sm">{draft.repeat === "once" ? "It will be on" : "The next times"}</p>
      {times === null ? (
        <p className="mt-1 text-muted text-sm">{problem ?? "This is shown once the times above are given."}</p>
      ) : (
        <table className="mt-1 w-full text-left text-sm">
          <thead>
            <tr className="text-faint text-xs">
              <th className="py-1 pr-4 font-normal">{draft.timeZone}</th>
              <th className="py-1 pr-4 font-normal">Your time</th>
              <th className="py-1 text-right font-normal">Lasts</th>
            </tr>
          </thead>
          <tbody>
            {times.map((time) => (
              <Row key={time.from} time={time} zone={draft.timeZone} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
