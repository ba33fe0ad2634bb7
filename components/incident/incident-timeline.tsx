import { eventWords } from "@/components/incident/event-words";
import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import type { TimelineEvent } from "@/lib/incident/incident";

function Line({ event, viewerId }: { event: TimelineEvent; viewerId: string }) {
  const { mark, title, detail } = eventWords(event, viewerId);
  return (
    <li className="group relative grid grid-cols-[0.75rem_minmax(0,1fr)] gap-x-3 pb-4 last:pb-0">
      <span className="absolute top-4 bottom-0 left-[5.5px] w-px bg-line group-last:hidden" aria-hidden="true" />
      <span className="flex h-5.5 items-center">
        {mark === null ? (
          <span className="mx-auto size-1.5 rounded-full bg-edge" aria-hidden="true" />
        ) : (
          <StateMark state={mark} decorative />
        )}
      </span>
      <div className="min-w-0">
        <p className="break-words">{title}</p>
        {detail && (
          <p className="whitespace-pre-wrap text-muted text-sm [overflow-wrap:anywhere]" data-type={event.type}>
            {detail}
          </p>
        )}
        <Time value={event.at} format="full" className="text-faint text-sm" />
      </div>
    </li>
  );
}

/** Everything that happened, oldest line first. */
export function IncidentTimeline({ events, viewerId }: { events: readonly TimelineEvent[]; viewerId: string }) {
  return (
    <ol>
      {events.map((event) => (
        <Line key={event.id} event={event} viewerId={viewerId} />
      ))}
    </ol>
  );
}
