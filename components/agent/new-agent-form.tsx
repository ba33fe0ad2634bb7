"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useState, useTransition } from "react";
import { agentCommand } from "@/components/agent/agent-command";
import { Secret } from "@/components/form/secret";
import { fewMonitors, MonitorBoxes, type OfferedMonitor } from "@/components/monitor/monitor-boxes";
import { Button } from "@/components/ui/button";
import { Code } from "@/components/ui/code";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type Result = { ok: true; data: { key: string } } | { ok: false; message: string };
export type AgentFields = { name: string; monitorIds: string[] };

/** Makes an agent and shows its key, this once, with the command that starts it. */
export function NewAgentForm({
  create,
  monitors,
  url,
}: {
  create: (input: AgentFields) => Promise<Result>;
  monitors: readonly OfferedMonitor[];
  /** Where this installation is reached. */
  url: string;
}) {
  const router = useRouter();
  const [result, setResult] = useState<Result | null>(null);
  const [pending, start] = useTransition();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    start(async () => {
      setResult(
        await create({ name: String(given.get("name") ?? ""), monitorIds: given.getAll("monitorIds").map(String) }),
      );
      router.refresh();
    });
  };
  return (
    <div className="grid gap-4">
      <form onSubmit={submit} noValidate className="grid gap-4">
        <Field label="The server it runs on" error={result?.ok === false ? result.message : undefined}>
          <Input name="name" placeholder="web 1" autoComplete="off" />
        </Field>
        <MonitorBoxes legend="Monitors it knows about" monitors={monitors} attached={fewMonitors(monitors)} />
        <div>
          <Button type="submit" disabled={pending}>
            Make an agent
          </Button>
        </div>
      </form>
      {result?.ok && (
        <>
          <Secret label="The agent's key" value={result.data.key} />
          <div className="grid grid-cols-1 gap-1.5">
            <p className="text-muted">
              Run this on the server, in the folder of Hopcheck. Name your application's port and your gateway's log.
            </p>
            <Code text={agentCommand(url, result.data.key)} copy="Copy the command" />
          </div>
        </>
      )}
    </div>
  );
}
