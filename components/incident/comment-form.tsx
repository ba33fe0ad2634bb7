"use client";

import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";

type CommentResult = { ok: true } | { ok: false; message: string };

/** Adds a line to the timeline, for those who come later. What was typed stays until it is saved. */
export function CommentForm({ comment }: { comment: (text: string) => Promise<CommentResult> }) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start(async () => {
      const result = await comment(text);
      setProblem(result.ok ? null : result.message);
      if (result.ok) setText("");
    });
  };
  return (
    <form onSubmit={submit} className="mt-5 grid gap-2 border-t pt-5">
      <Field label="Comment" hint="Seen by members of your organization, not on status pages." error={problem}>
        <Textarea value={text} onChange={(event) => setText(event.target.value)} maxLength={5000} rows={2} />
      </Field>
      <div>
        <Button type="submit" disabled={busy}>
          Add comment
        </Button>
      </div>
    </form>
  );
}
