"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { Severity } from "@/lib/incident/incident";

type Result = { ok: true } | { ok: false; message: string };

export type Assignable = { userId: string; name: string };

/** Who sees to an incident and how serious it is to be taken; both are noted on the timeline. */
export function IncidentWork({
  assigneeId,
  members,
  severity,
  over,
  assign,
  setSeverity,
}: {
  assigneeId: string | null;
  members: readonly Assignable[];
  severity: Severity;
  /** It is resolved: its severity stays what it was. */
  over: boolean;
  assign: (userId: string | null) => Promise<Result>;
  setSeverity: (severity: Severity) => Promise<Result>;
}) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const run = (act: () => Promise<Result>) =>
    start(async () => {
      const result = await act();
      setProblem(result.ok ? null : result.message);
      router.refresh();
    });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Assigned to" error={problem}>
        <Select
          value={assigneeId ?? ""}
          disabled={busy}
          onChange={({ target }) => run(() => assign(target.value === "" ? null : target.value))}
        >
          <option value="">Nobody</option>
          {members.map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Severity" hint={over ? undefined : "Quiet hours hold back what is below critical."}>
        <Select
          value={severity}
          disabled={busy || over}
          onChange={({ target }) => run(() => setSeverity(target.value as Severity))}
        >
          <option value="critical">Critical</option>
          <option value="warning">Warning</option>
        </Select>
      </Field>
    </div>
  );
}
