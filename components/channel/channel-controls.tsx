"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Message } from "@/components/ui/message";

type Refused = { ok: false; message: string };
type Test = { ok: true; data: { outcome: string; answer: string; durationMs: number } } | Refused;
type Done = { ok: true } | Refused;

export type ChannelControlsProps = {
  id: string;
  disabled: boolean;
  test: (id: string) => Promise<Test>;
  enable: (input: { id: string; enabled: boolean }) => Promise<Done>;
  remove: (id: string) => Promise<Done>;
};

/** Tests a channel for real, switches it, deletes it. */
export function ChannelControls({ id, disabled, test, enable, remove }: ChannelControlsProps) {
  const router = useRouter();
  const [result, setResult] = useState<Test | null>(null);
  const [pending, start] = useTransition();
  const run = () =>
    start(async () => {
      setResult(await test(id));
      router.refresh();
    });
  const toggle = () =>
    start(async () => {
      const answer = await enable({ id, enabled: disabled });
      if (!answer.ok) setResult(answer);
      router.refresh();
    });
  const leave = async () => {
    const answer = await remove(id);
    if (answer.ok) window.location.assign("/channels");
    return answer;
  };
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={run} disabled={pending}>
          {pending ? "Sending" : "Send a test"}
        </Button>
        <Button onClick={toggle} disabled={pending}>
          {disabled ? "Use it again" : "Disable"}
        </Button>
        <ConfirmDialog
          trigger={<Button variant="danger">Delete</Button>}
          title="Delete this channel"
          text="Nobody is told through it any more, and its delivery log goes."
          confirmLabel="Delete"
          onConfirm={leave}
        />
      </div>
      {result && (
        <Message tone={result.ok && result.data.outcome === "delivered" ? "done" : "error"}>
          {result.ok
            ? `${result.data.outcome === "delivered" ? "Delivered" : "Not delivered"} in ${result.data.durationMs} ms. The other side said: ${result.data.answer}`
            : result.message}
        </Message>
      )}
    </div>
  );
}
