import { Time } from "@/components/ui/time";
import type { Turn } from "@/lib/rotation/rotation";

/** Who has the duty now, until when, and who is next. */
export function OnCallNow({ turns }: { turns: readonly Turn[] }) {
  const [now, next] = turns;
  if (now === undefined) return <p className="text-muted">Nobody is on call.</p>;
  return (
    <p className="break-words">
      <span className="font-semibold">{now.participant.name}</span>
      <span className="text-muted">
        {now.override ? " stands in" : " is on call"}
        {next && (
          <>
            {" until "}
            <Time value={now.to} />, then {next.participant.name}
          </>
        )}
      </span>
    </p>
  );
}
