"use client";

import Link from "next/link";
import { type SubmitEvent, useState, useTransition } from "react";
import { Secret } from "@/components/form/secret";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Message } from "@/components/ui/message";

type Result =
  | { ok: true; data: { id: string; secret: string | null } }
  | { ok: false; message: string; fields: readonly { field: string; message: string }[] };

/** Adds a channel. A webhook's signing secret is shown after it, this once. */
export function NewChannelForm({ create }: { create: (input: Record<string, string>) => Promise<Result> }) {
  const [type, setType] = useState("email");
  const [result, setResult] = useState<Result | null>(null);
  const [pending, start] = useTransition();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = [...new FormData(event.currentTarget)]
      .map(([name, value]) => [name, String(value)] as const)
      .filter(([, value]) => value !== "");
    start(async () => {
      const answer = await create(Object.fromEntries(filled));
      if (answer.ok && answer.data.secret === null) window.location.assign(`/channels/${answer.data.id}`);
      else setResult(answer);
    });
  };
  if (result?.ok && result.data.secret !== null) {
    return (
      <div className="grid gap-4">
        <Secret label="The signing secret of this webhook" value={result.data.secret} />
        <Button asChild variant="primary" className="justify-self-start">
          <Link href={`/channels/${result.data.id}`}>Go on and send a test</Link>
        </Button>
      </div>
    );
  }
  const fields = result && !result.ok ? result.fields : [];
  const errorOf = (name: string) => fields.find((each) => each.field === name)?.message;
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {result && !result.ok && fields.length === 0 && <Message tone="error">{result.message}</Message>}
      <Field label="Kind">
        <Select name="type" value={type} onChange={(event) => setType(event.target.value)}>
          <option value="email">E-mail</option>
          <option value="webhook">Webhook</option>
        </Select>
      </Field>
      {type === "email" ? (
        <Field label="Address" error={errorOf("address")}>
          <Input name="address" type="email" autoComplete="email" />
        </Field>
      ) : (
        <Field label="URL" hint="It gets signed JSON by POST, in the form of Standard Webhooks." error={errorOf("url")}>
          <Input name="url" type="url" placeholder="https://example.com/hooks/hopcheck" />
        </Field>
      )}
      <Field label="Name" optional hint="How it is called in timelines." error={errorOf("name")}>
        <Input name="name" autoComplete="off" />
      </Field>
      <Button type="submit" variant="primary" disabled={pending} className="justify-self-start">
        Add the channel
      </Button>
    </form>
  );
}
