"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { Message } from "@/components/ui/message";
import type { FieldError } from "@/lib/errors";
import type { ReaderSettings } from "@/lib/status-page/settings";

type Saved = { ok: true } | { ok: false; message: string; fields: readonly FieldError[] };

/** Whether readers may subscribe, and which sites may show the page in a frame. */
export function ReaderSettingsForm({
  settings,
  onSave,
}: {
  settings: ReaderSettings;
  onSave: (input: unknown) => Promise<Saved>;
}) {
  const router = useRouter();
  const [subscriptions, setSubscriptions] = useState(settings.subscriptions);
  const [origins, setOrigins] = useState(settings.embedOrigins.join("\n"));
  const [result, setResult] = useState<Saved | null>(null);
  const [saving, start] = useTransition();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const embedOrigins = origins
      .split(/\s+/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
    start(async () => {
      setResult(await onSave({ subscriptions, embedOrigins }));
      router.refresh();
    });
  };
  const problem = result !== null && !result.ok ? result : null;
  const originProblem = problem?.fields.find(({ field }) => field.startsWith("embedOrigins"))?.message;
  return (
    <form onSubmit={submit} className="grid max-w-xl gap-5" noValidate>
      <Checkbox
        label="Readers may subscribe"
        hint="By mail, Slack, Teams or a webhook. Feeds, calendar and badges are there in any case."
        checked={subscriptions}
        onChange={(event) => setSubscriptions(event.target.checked)}
      />
      <Field
        label="Sites that may show the page in a frame"
        optional
        error={originProblem ?? null}
        hint="One origin a line, such as https://example.com. Left empty, no site may."
      >
        <Textarea value={origins} onChange={(event) => setOrigins(event.target.value)} spellCheck={false} rows={3} />
      </Field>
      {problem && !originProblem && <Message tone="error">{problem.message}</Message>}
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={saving}>
          Save
        </Button>
        <span aria-live="polite" className="text-muted text-sm">
          {result?.ok && !saving ? "Saved." : ""}
        </span>
      </div>
    </form>
  );
}
