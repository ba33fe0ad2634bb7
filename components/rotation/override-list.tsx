"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import { Time } from "@/components/ui/time";
import type { Override, Participant } from "@/lib/rotation/rotation";

/** Who stands in, now and later. */
export function OverrideList({
  overrides,
  participants,
  remove,
}: {
  overrides: readonly Override[];
  participants: readonly Participant[];
  remove: (id: string) => Promise<{ ok: true } | { ok: false; message: string }>;
}) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const take = (id: string) =>
    start(async () => {
      const result = await remove(id);
      setProblem(result.ok ? null : result.message);
      router.refresh();
    });
  if (overrides.length === 0) return <p className="text-muted">Nobody stands in.</p>;
  return (
    <div className="grid gap-2">
      {problem && <Message tone="error">{problem}</Message>}
      <ul className="divide-y">
        {overrides.map(({ id, participantId, startsAt, endsAt }) => {
          const name = participants.find((each) => each.id === participantId)?.name ?? "somebody";
          return (
            <li key={id} className="flex items-center justify-between gap-3 py-1.5">
              <span className="min-w-0 break-words">
                {name}{" "}
                <span className="text-muted text-sm">
                  <Time value={startsAt} /> to <Time value={endsAt} />
                </span>
              </span>
              <Button
                variant="ghost"
                className="size-9 px-0"
                aria-label={`Take back that ${name} stands in`}
                disabled={busy}
                onClick={() => take(id)}
              >
                <X aria-hidden />
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
