"use client";

import { type ReactNode, type SubmitEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Message } from "@/components/ui/message";

type Result = { ok: true } | { ok: false; message: string; fields: readonly { field: string; message: string }[] };

export type ShortField = {
  name: string;
  label: string;
  type: "email" | "password" | "text";
  autoComplete: string;
  hint?: string;
  defaultValue?: string;
};

export type ShortFormProps = {
  fields: readonly ShortField[];
  submit: string;
  /** Sent along with the fields, such as the token of a link. */
  extra?: Record<string, string>;
  action: (input: Record<string, string>) => Promise<Result>;
  /** Where a success leads; without it `done` is shown. */
  next?: string;
  done?: ReactNode;
};

/** A short form: fields, one button, and what went wrong beside the field it concerns. */
export function ShortForm({ fields, submit, extra = {}, action, next, done }: ShortFormProps) {
  const [result, setResult] = useState<Result | null>(null);
  const [pending, start] = useTransition();
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
    );
    start(async () => {
      const answer = await action({ ...values, ...extra });
      if (answer.ok && next !== undefined) window.location.assign(next);
      else setResult(answer);
    });
  };
  if (result?.ok && done !== undefined) return <Message tone="done">{done}</Message>;
  const errorOf = (name: string) =>
    result && !result.ok ? result.fields.find((each) => each.field === name)?.message : undefined;
  const named = result && !result.ok && result.fields.some((each) => fields.some((field) => field.name === each.field));
  return (
    <form onSubmit={send} noValidate className="grid gap-4">
      {result && !result.ok && !named && <Message tone="error">{result.message}</Message>}
      {fields.map(({ name, label, hint, ...control }) => (
        <Field key={name} label={label} hint={hint} error={errorOf(name)}>
          <Input name={name} required {...control} />
        </Field>
      ))}
      <Button type="submit" disabled={pending}>
        {pending ? "One moment" : submit}
      </Button>
    </form>
  );
}
