"use client";

import { Pause, Pencil, Play, RefreshCw, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog, type ConfirmResult } from "@/components/ui/confirm-dialog";
import { Message } from "@/components/ui/message";

type Act = () => Promise<ConfirmResult>;

/** What can be done with a monitor. Deleting asks first. */
export function MonitorControls({
  id,
  name,
  paused,
  check,
  setPaused,
  remove,
}: {
  id: string;
  name: string;
  paused: boolean;
  check: Act;
  setPaused: (paused: boolean) => Promise<ConfirmResult>;
  remove: Act;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [busy, start] = useTransition();
  const run = (act: Act, done: string) =>
    start(async () => {
      const result = await act();
      setProblem(result && !result.ok ? result.message : null);
      setSaid(result && !result.ok ? "" : done);
    });
  return (
    <div className="grid gap-2 sm:justify-items-end">
      <div className="flex flex-wrap gap-1.5 sm:gap-2 [&>*]:px-3">
        <Button disabled={busy || paused} onClick={() => run(check, "A check was asked for.")}>
          <RefreshCw aria-hidden />
          Check now
        </Button>
        <Button disabled={busy} onClick={() => run(() => setPaused(!paused), paused ? "Resumed." : "Paused.")}>
          {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
          {paused ? "Resume" : "Pause"}
        </Button>
        <Button asChild>
          <Link href={`/monitors/${id}/edit`}>
            <Pencil aria-hidden />
            Edit
          </Link>
        </Button>
        <ConfirmDialog
          trigger={
            <Button variant="danger" aria-label={`Delete ${name}`} className="w-9 px-0">
              <Trash2 aria-hidden />
            </Button>
          }
          title={`Delete ${name.length > 60 ? `${name.slice(0, 60)}…` : name}`}
          text="Its checks, incidents and figures go with it. This cannot be taken back."
          confirmLabel="Delete"
          onConfirm={remove}
        />
      </div>
      <span role="status" className="sr-only">
        {said}
      </span>
      {problem && <Message tone="error">{problem}</Message>}
    </div>
  );
}
