import { Code } from "@/components/ui/code";
import type { NextStep } from "@/lib/diagnosis/diagnosis";

/**
 * What to do first, second, third; commands are there to be copied.
 * @param from the number of the first of them
 */
export function NextSteps({ steps, from = 1 }: { steps: readonly NextStep[]; from?: number }) {
  return (
    <ol className="grid gap-3">
      {steps.map(({ text, command }, index) => (
        <li key={`${text} ${command ?? ""}`} className="grid grid-cols-[1.25rem_minmax(0,1fr)]">
          <span className="text-faint tabular-nums">{index + from}</span>
          <div className="min-w-0">
            <p className="prose-width">{text}</p>
            {command && <Code text={command} copy={`Copy the command of step ${index + from}`} className="mt-1" />}
          </div>
        </li>
      ))}
    </ol>
  );
}
