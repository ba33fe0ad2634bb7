import Link from "next/link";
import { Card } from "@/components/ui/card";
import { formatDuration } from "@/components/ui/format";
import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import { listIncidents } from "@/lib/incident/list-incidents";
import type { Actor } from "@/lib/organization/actor";

const shown = 5;

/** Of an incident that several are in, this monitor's part. */
const rowsOf = (incidents: Awaited<ReturnType<typeof listIncidents>>["data"], id: string) =>
  incidents.map((incident) => ({ ...incident, ...incident.members.find(({ monitorId }) => monitorId === id) }));

/** The last incidents of a monitor. */
export async function IncidentsSection({ actor, id }: { actor: Actor; id: string }) {
  const { data, nextCursor } = await listIncidents(actor, { monitorId: id, limit: shown });
  return (
    <Card title="Incidents" padded={false}>
      {data.length === 0 && <p className="px-4 pb-5 text-muted sm:px-5">None so far.</p>}
      <ul>
        {rowsOf(data, id).map(({ id: incidentId, startedAt, resolvedAt, diagnosis }) => (
          <li key={incidentId} className="relative flex gap-3 border-t px-4 py-2.5 hover:bg-sunken sm:px-5">
            <StateMark state={resolvedAt ? "up" : "down"} className="mt-[5px]" decorative />
            <div className="min-w-0 flex-1">
              <Link href={`/incidents/${incidentId}`} className="line-clamp-2 font-medium after:absolute after:inset-0">
                {diagnosis.summary}
              </Link>
              <p className="text-faint text-sm">
                <Time value={startedAt} />
                {resolvedAt ? (
                  <> · resolved after {formatDuration(Date.parse(resolvedAt) - Date.parse(startedAt))}</>
                ) : (
                  <span className="text-down">
                    {" "}
                    · down for <Time value={startedAt} format="since" />
                  </span>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {nextCursor && (
        <p className="border-t px-5 py-3 text-sm">
          <Link href={`/incidents?monitor=${id}`} className="text-accent underline">
            All incidents
          </Link>
        </p>
      )}
    </Card>
  );
}
