"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ConfirmDialog, type ConfirmResult } from "@/components/ui/confirm-dialog";
import { Time } from "@/components/ui/time";
import type { Occurrence } from "@/lib/maintenance/window";

const short = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name);

/** The act, after which the page is read again. */
function useFresh(act: () => Promise<ConfirmResult>): () => Promise<ConfirmResult> {
  const router = useRouter();
  return async () => {
    const result = await act();
    if (!result || result.ok) router.refresh();
    return result;
  };
}

/** Ends what is on, after asking. */
export function EndButton({ name, onEnd }: { name: string; onEnd: () => Promise<ConfirmResult> }) {
  const end = useFresh(onEnd);
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm">
          End now<span className="sr-only">: {name}</span>
        </Button>
      }
      title={`End ${short(name)} now?`}
      text="From now on failures are told again. What still fails is told within seconds."
      confirmLabel="End now"
      onConfirm={end}
    />
  );
}

/** Removes a window, after asking. */
export function DeleteButton({ name, onDelete }: { name: string; onDelete: () => Promise<ConfirmResult> }) {
  const router = useRouter();
  const confirm = async () => {
    const result = await onDelete();
    if (result && !result.ok) return result;
    router.push("/maintenance");
    router.refresh();
    return result;
  };
  return (
    <ConfirmDialog
      trigger={<Button variant="danger">Delete</Button>}
      title={`Delete ${short(name)}?`}
      text="What is on ends now, and what was planned does not take place. The uptime of the past stays as it is."
      confirmLabel="Delete"
      onConfirm={confirm}
    />
  );
}

function LeaveOutButton({ from, onLeaveOut }: { from: string; onLeaveOut: () => Promise<ConfirmResult> }) {
  const leaveOut = useFresh(onLeaveOut);
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="ghost">
          Leave out
          <span className="sr-only">
            {" "}
            the one of <Time value={from} />
          </span>
        </Button>
      }
      title="Leave out this one?"
      text={
        <>
          The maintenance of <Time value={from} format="full" /> does not take place. The others stay. This cannot be
          taken back.
        </>
      }
      confirmLabel="Leave out"
      onConfirm={leaveOut}
    />
  );
}

/** The next times of a window that repeats, each of which can be left out. */
export function UpcomingTimes({
  times,
  onLeaveOut,
}: {
  times: readonly Occurrence[];
  onLeaveOut: (from: string) => Promise<ConfirmResult>;
}) {
  return (
    <ul aria-label="The next times" className="divide-y rounded border bg-raised">
      {times.map(({ from, to }) => (
        <li key={from} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
          <span className="tabular-nums">
            <Time value={from} /> to <Time value={to} />
          </span>
          <LeaveOutButton from={from} onLeaveOut={() => onLeaveOut(from)} />
        </li>
      ))}
    </ul>
  );
}
