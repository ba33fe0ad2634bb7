"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog, type ConfirmResult } from "@/components/ui/confirm-dialog";
import type { IncidentStatus } from "@/lib/incident/incident";

type Act = () => Promise<ConfirmResult>;

/** Acknowledge, and resolve after asking. A resolved incident has neither. */
export function IncidentActions({
  status,
  acknowledge,
  resolve,
}: {
  status: IncidentStatus;
  acknowledge: Act;
  resolve: Act;
}) {
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  if (status === "resolved") return null;
  const run = () =>
    start(async () => {
      const result = await acknowledge();
      setProblem(result && !result.ok ? result.message : null);
    });
  return (
    <div className="flex flex-wrap items-center gap-2">
      {status === "open" && (
        <Button variant="primary" onClick={run} disabled={busy}>
          Acknowledge
        </Button>
      )}
      <ConfirmDialog
        trigger={<Button>Resolve</Button>}
        title="Resolve this incident by hand?"
        text="It closes itself when checks pass again. Resolved by hand, the monitor is looked at afresh: if it still fails, a new incident opens and is told."
        confirmLabel="Resolve"
        onConfirm={resolve}
      />
      {problem && (
        <p role="alert" className="text-down text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}
