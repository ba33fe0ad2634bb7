import Link from "next/link";
import { ReplayButton } from "@/components/channel/replay-button";
import type { ConfirmResult } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";

type Delivery = {
  id: string;
  kind: string;
  status: string;
  incidentId: string | null;
  createdAt: string;
  nextTryAt: string | null;
  digestId: string | null;
  attempts: { at: string; outcome: string; durationMs: number; answer: string }[];
};

const marks = { delivered: "up", pending: "degraded", gathered: "degraded", dead: "down" } as const;
const words: Record<string, string> = {
  planned: "planned",
  pending: "on its way",
  gathered: "on its way in a digest",
  delivered: "delivered",
  dead: "given up",
  cancelled: "not needed any more",
};

const canReplay = ({ kind, status, digestId }: Delivery): boolean =>
  status === "dead" && kind !== "test" && digestId === null;

/** What was sent through a channel, every try with the other side's answer. */
export function DeliveryLog({
  deliveries,
  replay,
}: {
  deliveries: readonly Delivery[];
  /** Sends a notice again; without it none can be, as where the channel is out of use. */
  replay?: (id: string) => Promise<ConfirmResult>;
}) {
  if (deliveries.length === 0)
    return (
      <EmptyState
        title="Nothing sent yet"
        text="Each notice is listed here with how the other side took it. Send a test to see one."
      />
    );
  return (
    <ol className="divide-y">
      {deliveries.map((delivery) => (
        <li key={delivery.id} className="grid gap-1 py-3">
          <p className="flex flex-wrap items-center gap-x-2">
            <StateMark state={marks[delivery.status as keyof typeof marks] ?? "unknown"} decorative />
            <span className="font-medium">{delivery.kind}</span>
            <span className="text-muted">{words[delivery.status] ?? delivery.status}</span>
            <span className="text-faint text-sm">
              <Time value={delivery.createdAt} />
            </span>
            {delivery.incidentId && (
              <Link href={`/incidents/${delivery.incidentId}`} className="text-sm underline">
                incident
              </Link>
            )}
          </p>
          {replay && canReplay(delivery) && <ReplayButton replay={replay} id={delivery.id} />}
          {delivery.attempts.map((attempt) => (
            <p key={attempt.at} className="break-words font-mono text-muted text-xs">
              <Time value={attempt.at} /> · {attempt.outcome} · {attempt.durationMs} ms · {attempt.answer}
            </p>
          ))}
          {delivery.nextTryAt && delivery.status === "planned" && (
            <p className="text-muted text-sm">
              Due <Time value={delivery.nextTryAt} />
            </p>
          )}
          {delivery.nextTryAt && delivery.attempts.length > 0 && (
            <p className="text-muted text-sm">
              Next try <Time value={delivery.nextTryAt} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
