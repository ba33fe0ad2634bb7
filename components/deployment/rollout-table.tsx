import { Check, Clock, X } from "lucide-react";
import Link from "next/link";
import { Latency } from "@/components/ui/figure";
import { formatDuration } from "@/components/ui/format";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { Rollout, RolloutStep } from "@/lib/deployment/rollout";

const marks = {
  yes: { icon: Check, word: "Yes", tone: "text-up" },
  no: { icon: X, word: "No", tone: "text-down" },
  waiting: { icon: Clock, word: "Not known yet", tone: "text-muted" },
} as const;

function Answer({ state, detail }: { state: RolloutStep["state"]; detail: string | null }) {
  const { icon: Icon, word, tone } = marks[state];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${tone}`}>
      <Icon className="size-4 shrink-0" aria-hidden />
      {word}
      {detail && <span className="text-muted text-sm tabular-nums">{detail}</span>}
    </span>
  );
}

const afterWords = ({ seconds }: RolloutStep): string | null =>
  seconds === null ? null : `after ${formatDuration(seconds * 1000)}`;

const percent = (share: number | null): string => (share === null ? "no data" : `${Math.round(share * 1000) / 10} %`);

/** Four questions to a release, answered for each of its monitors, with the figures before and after. */
export function RolloutTable({ monitors }: { monitors: readonly { id: string; name: string; rollout: Rollout }[] }) {
  return (
    <Table caption="How each monitor fared">
      <thead>
        <Tr>
          <Th>Monitor</Th>
          <Th>Started</Th>
          <Th>Ready</Th>
          <Th>Takes traffic</Th>
          <Th>Keeps its error rate</Th>
          <Th className="text-right">Median before</Th>
          <Th className="text-right">after</Th>
        </Tr>
      </thead>
      <tbody>
        {monitors.map(({ id, name, rollout: { started, ready, serving, kept, failing, medianMs } }) => (
          <Tr key={id}>
            <Th scope="row" className="max-w-56">
              <Link href={`/monitors/${id}`} className="block truncate hover:underline" title={name}>
                {name}
              </Link>
            </Th>
            {[started, ready, serving].map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the three questions stand in this order always
              <Td key={index}>
                <Answer state={step.state} detail={afterWords(step)} />
              </Td>
            ))}
            <Td>
              <Answer state={kept} detail={`${percent(failing.before)} before, ${percent(failing.after)} after`} />
            </Td>
            <Td className="text-right">
              <Latency ms={medianMs.before} />
            </Td>
            <Td className="text-right">
              <Latency ms={medianMs.after} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
