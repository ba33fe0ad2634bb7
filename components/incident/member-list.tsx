import Link from "next/link";
import { formatDuration } from "@/components/ui/format";
import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import type { IncidentMember } from "@/lib/incident/member";

const shown = 100;

/** Who fails in an incident, and since when or for how long. */
export function MemberList({ members }: { members: readonly IncidentMember[] }) {
  return (
    <>
      <ul className="grid gap-1.5" aria-label="Monitors in this incident">
        {members.slice(0, shown).map(({ monitorId, name, startedAt, resolvedAt }) => (
          <li key={`${monitorId} ${startedAt}`} className="flex items-center gap-2">
            <StateMark state={resolvedAt === null ? "down" : "up"} decorative />
            <Link href={`/monitors/${monitorId}`} className="min-w-0 flex-1 truncate hover:underline">
              {name}
            </Link>
            <span className="whitespace-nowrap text-muted text-sm">
              {resolvedAt === null ? (
                <>
                  for <Time value={startedAt} format="since" />
                </>
              ) : (
                `well after ${formatDuration(Date.parse(resolvedAt) - Date.parse(startedAt))}`
              )}
            </span>
          </li>
        ))}
      </ul>
      {members.length > shown && <p className="mt-2 text-muted text-sm">and {members.length - shown} more</p>}
    </>
  );
}
