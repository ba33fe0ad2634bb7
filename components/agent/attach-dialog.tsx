"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useState, useTransition } from "react";
import { MonitorBoxes, type OfferedMonitor } from "@/components/monitor/monitor-boxes";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { Message } from "@/components/ui/message";

type Result = { ok: true } | { ok: false; message: string };

/** Changes the monitors that an agent is asked about. */
export function AttachDialog({
  agent,
  monitors,
  save,
}: {
  agent: { id: string; name: string; monitorIds: readonly string[] };
  monitors: readonly OfferedMonitor[];
  save: (input: { id: string; monitorIds: string[] }) => Promise<Result>;
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const monitorIds = new FormData(event.currentTarget).getAll("monitorIds").map(String);
    start(async () => {
      const result = await save({ id: agent.id, monitorIds });
      setProblem(result.ok ? null : result.message);
      if (!result.ok) return;
      setOpen(false);
      router.refresh();
    });
  };
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm">Monitors</Button>
      </DialogTrigger>
      <DialogContent title={`Monitors of ${agent.name}`} description="It is asked when one of these has an incident.">
        <form onSubmit={submit}>
          <MonitorBoxes legend="Monitors it knows about" monitors={monitors} attached={agent.monitorIds} />
          {problem && <Message tone="error">{problem}</Message>}
          <DialogFooter>
            <Button type="submit" disabled={pending}>
              Save
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
