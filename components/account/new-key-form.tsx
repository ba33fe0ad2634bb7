"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useState, useTransition } from "react";
import { Secret } from "@/components/form/secret";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type Result = { ok: true; data: { key: string } } | { ok: false; message: string };

/** Makes an API key and shows it, this once. */
export function NewKeyForm({ create }: { create: (input: { name: string }) => Promise<Result> }) {
  const router = useRouter();
  const [result, setResult] = useState<Result | null>(null);
  const [pending, start] = useTransition();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    start(async () => {
      setResult(await create({ name }));
      router.refresh();
    });
  };
  return (
    <div className="grid gap-4">
      <form onSubmit={submit} noValidate className="flex flex-wrap items-end gap-3">
        <Field
          label="What the key is for"
          error={result?.ok === false ? result.message : undefined}
          className="min-w-60 flex-1"
        >
          <Input name="name" placeholder="deploy script" autoComplete="off" />
        </Field>
        <Button type="submit" disabled={pending}>
          Make a key
        </Button>
      </form>
      {result?.ok && <Secret label="Your new key" value={result.data.key} />}
    </div>
  );
}
