import { cn } from "@/components/ui/cn";
import { latencyParts, uptimeFigure } from "@/components/ui/format";

function Figure({ figure, unit, className }: { figure: string; unit: string; className?: string | undefined }) {
  return (
    <span className={cn("whitespace-nowrap tabular-nums", className)}>
      {figure}
      <span className="text-faint"> {unit}</span>
    </span>
  );
}

const nothing = <span className="text-faint">no data</span>;

/** A latency, its unit lighter. @param ms milliseconds, null where there is none */
export function Latency({ ms, className }: { ms: number | null; className?: string }) {
  return ms === null ? nothing : <Figure {...latencyParts(ms)} className={className} />;
}

/** An uptime, its sign lighter. @param share 0 to 1, null where nothing was observed */
export function Uptime({ share, className }: { share: number | null; className?: string }) {
  return share === null ? nothing : <Figure figure={uptimeFigure(share)} unit="%" className={className} />;
}
