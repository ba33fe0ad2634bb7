"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Message } from "@/components/ui/message";

type Result = { ok: true } | { ok: false; message: string };

/** How many notices a minute a channel gets one by one. */
export function RateForm({
  id,
  value,
  usual,
  change,
}: {
  id: string;
  value: number | null;
  /** What this kind of channel does without a number; null for no limit. */
  usual: number | null;
  change: (input: { id: string; change: { noticesPerMinute: number | null } }) => Promise<Result>;
}) {
  const router = useRouter();
  const [result, setResult] = useState<Result | null>(null);
  const [pending, start] = useTransition();
  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("most") ?? "").trim();
    start(async () => {
      const answer = await change({ id, change: { noticesPerMinute: typed === "" ? null : Number(typed) } });
      setResult(answer);
      if (answer.ok) router.refresh();
    });
  };
  const without = usual === null ? "all come one by one" : `${usual} do`;
  return (
    <form onSubmit={save} noValidate className="grid gap-3">
      <Field
        label="Notices a minute"
        optional
        hint={`More come together as one digest. Without a number, ${without}.`}
        error={result && !result.ok ? result.message : null}
      >
        <Input
          name="most"
          type="number"
          min={1}
          max={1000}
          defaultValue={value ?? ""}
          placeholder={usual === null ? "no limit" : String(usual)}
          className="max-w-40 tabular-nums"
        />
      </Field>
      <Button type="submit" disabled={pending} className="justify-self-start">
        Save
      </Button>
      {result?.ok && <Message tone="done">Saved.</Message>}
    </form>
  );
}
