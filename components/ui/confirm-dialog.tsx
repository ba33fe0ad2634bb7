"use client";

import { type ReactNode, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent, DialogFooter, DialogTrigger } from "@/components/ui/dialog";
import { Message } from "@/components/ui/message";

/** What a confirmed act reports back: nothing, or the answer of a server action. */
export type ConfirmResult = { ok: true } | { ok: false; message: string } | undefined;

/** Asks before an act that cannot be taken back. It stays open, with the reason, when the act is refused. */
export function ConfirmDialog({
  trigger,
  title,
  text,
  confirmLabel,
  onConfirm,
}: {
  /** One element that opens it, such as a `Button`. */
  trigger: ReactNode;
  title: string;
  text: ReactNode;
  confirmLabel: string;
  // biome-ignore lint/suspicious/noConfusingVoidType: an act need not answer
  onConfirm: () => Promise<ConfirmResult | void>;
}) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const confirm = () =>
    start(async () => {
      const result = await onConfirm();
      if (result && !result.ok) setProblem(result.message);
      else setOpen(false);
    });
  const change = (next: boolean) => {
    setProblem(null);
    setOpen(next);
  };
  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent title={title} description={text}>
        {problem && <Message tone="error">{problem}</Message>}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="danger" onClick={confirm} disabled={busy}>
            {confirmLabel}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
