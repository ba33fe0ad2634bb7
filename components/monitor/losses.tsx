import { formatDuration } from "@/components/ui/format";
import { layerName } from "@/lib/diagnosis/layer";
import type { Loss } from "@/lib/uptime/uptime";

const nameOf = (to: string): string => {
  const name = to === "deploy" ? "deploys" : to === "unknown" ? "not known" : layerName(to);
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** Segments are told apart by their shade and their order, and stand in words beside it. */
const shades = ["bg-down-mark", "bg-degraded-mark", "bg-phase-first-byte", "bg-phase-tls", "bg-edge"];

/** What downtime was lost to, drawn and said: the largest part first. Nothing when there was none. */
export function Losses({ losses, span }: { losses: readonly Loss[]; span: string }) {
  const whole = losses.reduce((sum, { downSeconds }) => sum + downSeconds, 0);
  if (whole <= 0) return null;
  return (
    <section className="mt-5" aria-label={`What the downtime of ${span} was lost to`}>
      <h3 className="mb-1.5 font-medium text-sm">
        Lost in {span}: {formatDuration(whole * 1000)}
      </h3>
      <div className="flex h-2 gap-px overflow-hidden rounded-[1.5px]" aria-hidden="true">
        {losses.map(({ to, downSeconds }, index) => (
          <span
            key={to}
            className={shades[Math.min(index, shades.length - 1)]}
            style={{ width: `${(downSeconds / whole) * 100}%` }}
          />
        ))}
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {losses.map(({ to, downSeconds }, index) => (
          <li key={to} className="flex items-center gap-1.5">
            <span className={`size-2.5 rounded-[2px] ${shades[Math.min(index, shades.length - 1)]}`} aria-hidden />
            {nameOf(to)}
            <span className="text-muted tabular-nums">
              {Math.round((downSeconds / whole) * 100)} %, {formatDuration(downSeconds * 1000)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
