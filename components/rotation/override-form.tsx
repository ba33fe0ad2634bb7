"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Message } from "@/components/ui/message";
import type { FieldError } from "@/lib/errors";
import type { Participant } from "@/lib/rotation/rotation";

type Result = { ok: true } | { ok: false; message: string; fields: readonly FieldError[] };
type StandIn = { participantId: string; startsAt: string; endsAt: string };

/** What a field of day and time says, in the reader's own zone, as ISO 8601; as it is where it is none. */
function isoOf(local: string): string {
  const moment = new Date(local);
  return Number.isNaN(moment.getTime()) ? local : moment.toISOString();
}

/** Has somebody stand in. Times are those of the reader's clock. */
export function OverrideForm({
  participants,
  add,
}: {
  participants: readonly Participant[];
  add: (input: StandIn) => Promise<Result>;
}) {
  const router = useRouter();
  const [result, setResult] = useState<Result | null>(null);
  const [pending, start] = useTransition();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const value = (name: string) => String(new FormData(form).get(name) ?? "");
    const input = {
      participantId: value("participantId"),
      startsAt: isoOf(value("startsAt")),
      endsAt: isoOf(value("endsAt")),
    };
    start(async () => {
      const answer = await add(input);
      setResult(answer);
      if (!answer.ok) return;
      form.reset();
      router.refresh();
    });
  };
  const fields = result && !result.ok ? result.fields : [];
  const errorOf = (name: string) => fields.find(({ field }) => field === name)?.message;
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {result && !result.ok && fields.length === 0 && <Message tone="error">{result.message}</Message>}
      <div className="flex flex-wrap items-start gap-4">
        <Field label="Who stands in" error={errorOf("participantId")} className="w-52">
          <Select name="participantId">
            {participants.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="From" error={errorOf("startsAt")} className="w-56">
          <Input type="datetime-local" name="startsAt" />
        </Field>
        <Field label="To" error={errorOf("endsAt")} className="w-56">
          <Input type="datetime-local" name="endsAt" />
        </Field>
      </div>
      <p className="text-faint text-sm">Times of your own clock.</p>
      <Button type="submit" disabled={pending} className="justify-self-start">
        Add
      </Button>
    </form>
  );
}
