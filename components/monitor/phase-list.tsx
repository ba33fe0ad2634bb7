import { Latency } from "@/components/ui/figure";
import { StateMark } from "@/components/ui/state-mark";
import type { Phase, PhaseName } from "@/lib/probe/probe";

const names: Record<PhaseName, string> = {
  dns: "DNS look-up",
  tcp: "TCP connection",
  tls: "TLS handshake",
  request: "Request sent",
  firstByte: "First byte",
  body: "Body",
};

/** The phases of one request, each with how long it took and whether it ended well. */
export function PhaseList({ phases }: { phases: readonly Phase[] }) {
  const longest = Math.max(...phases.map(({ durationMs }) => durationMs), 1);
  return (
    <ul className="grid gap-1 text-sm">
      {phases.map(({ name, durationMs, ok, detail }) => (
        <li key={name} className="grid grid-cols-[8.5rem_5rem_minmax(0,1fr)] items-center gap-3">
          <span className="flex items-center gap-2">
            {ok ? <span className="size-3" /> : <StateMark state="down" />}
            {names[name]}
          </span>
          <Latency ms={durationMs} className="text-right" />
          <span className="flex min-w-0 items-center gap-3">
            <span
              className={`h-2 rounded-[1.5px] ${ok ? "bg-phase-tls" : "bg-down-mark"}`}
              style={{ width: `${Math.max(0.5, (durationMs / longest) * 40)}%` }}
            />
            {detail && <span className="min-w-0 truncate font-mono text-faint text-xs">{detail}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
