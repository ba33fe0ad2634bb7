"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import type { ConfirmResult } from "@/components/ui/confirm-dialog";

/** Sends a notice that was given up once more. */
export function ReplayButton({ id, replay }: { id: string; replay: (id: string) => Promise<ConfirmResult> }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const run = () =>
    start(async () => {
      const result = await replay(id);
      setProblem(result && !result.ok ? result.message : null);
      router.refresh();
    });
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button size="sm" onClick={run} disabled={busy}>
        Send again
      </Button>
      {problem && (
        <p role="alert" className="text-down text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}
