import { UptimeBars } from "@/components/chart/uptime-bars";
import { Losses } from "@/components/monitor/losses";
import { Card } from "@/components/ui/card";
import { Uptime } from "@/components/ui/figure";
import { formatDuration } from "@/components/ui/format";
import type { Actor } from "@/lib/organization/actor";
import { monitorUptime } from "@/lib/uptime/monitor-uptime";
import { uptimeBars } from "@/lib/uptime/uptime-bars";

const dayMs = 86_400_000;
const spans = [
  { days: 1, label: "24 h" },
  { days: 7, label: "7 d" },
  { days: 30, label: "30 d" },
  { days: 90, label: "90 d" },
] as const;

/** Uptime: four figures, and a bar for each of the last 90 days. */
export async function UptimeSection({ actor, id, now }: { actor: Actor; id: string; now: number }) {
  const endOfDay = Math.ceil((now + 1) / dayMs) * dayMs;
  const [bars, ...figures] = await Promise.all([
    uptimeBars(actor, [id], { from: new Date(endOfDay - 90 * dayMs), to: new Date(endOfDay), bars: 90 }),
    ...spans.map(({ days }) => monitorUptime(actor, id, { from: new Date(now - days * dayMs), to: new Date(now) })),
  ]);
  return (
    <Card title="Uptime">
      <dl className="mb-4 grid grid-cols-2 gap-4 sm:grid-cols-4">
        {spans.map(({ label }, index) => {
          const figure = figures[index];
          return (
            <div key={label}>
              <dt className="text-faint text-xs">{label}</dt>
              <dd className="font-medium text-xl">
                <Uptime share={figure?.uptime ?? null} />
              </dd>
              <dd className="text-faint text-xs">
                {figure && figure.downSeconds > 0 ? `down ${formatDuration(figure.downSeconds * 1000)}` : "no downtime"}
                {figure && figure.maintenanceSeconds > 0 && (
                  <span className="block text-maintenance">
                    maintenance {formatDuration(figure.maintenanceSeconds * 1000)}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <UptimeBars bars={bars.get(id) ?? []} label="Uptime of the last 90 days, a bar a day" />
      <Losses losses={figures.at(-1)?.losses ?? []} span="90 days" />
    </Card>
  );
}
