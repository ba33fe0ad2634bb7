"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { errorAt, type SaveResult } from "@/components/form/errors";
import { ownZone, ZoneField } from "@/components/form/zone-field";
import { type Draft, draftOf, inputOf, problemsOf } from "@/components/policy/draft";
import { ExtraFields } from "@/components/policy/extra-fields";
import { MatchFields } from "@/components/policy/match-fields";
import { StepEditor, type Target } from "@/components/policy/step-editor";
import type { Pickable } from "@/components/status-page/monitor-picker";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Message } from "@/components/ui/message";
import type { FieldError } from "@/lib/errors";
import { type Policy, policyLimits } from "@/lib/policy/policy";

export type PolicyFormProps = {
  policy: Policy | null;
  channels: readonly Target[];
  rotations: readonly Target[];
  monitors: readonly Pickable[];
  save: (input: unknown) => Promise<SaveResult>;
};

function Section({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className="grid gap-3">
      <div>
        <h2 className="font-semibold text-lg">{title}</h2>
        <p className="text-muted">{text}</p>
      </div>
      {children}
    </section>
  );
}

function useSave(save: PolicyFormProps["save"]) {
  const router = useRouter();
  const [saving, start] = useTransition();
  const [message, setMessage] = useState<string | null>(null);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const fail = (words: string, fields: readonly FieldError[]) => {
    setErrors(fields);
    setMessage(fields.length > 0 ? "Some fields need another look. Nothing was saved." : words);
  };
  const send = (draft: Draft) => {
    const found = problemsOf(draft);
    if (found.length > 0) return fail("", found);
    start(async () => {
      const result = await save(inputOf(draft));
      if (!result.ok) return fail(result.message, result.fields);
      router.push("/alert-policies");
      router.refresh();
    });
  };
  return { saving, message, errors, send };
}

/** Makes or changes an alert policy: who is told when, and for which incidents. */
export function PolicyForm({ policy, channels, rotations, monitors, save }: PolicyFormProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(policy, "UTC"));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const { saving, message, errors, send } = useSave(save);
  // The server does not know the reader's zone: a new policy takes it once the page is the browser's.
  useEffect(() => {
    if (policy === null) setDraft((before) => ({ ...before, timeZone: ownZone() }));
  }, [policy]);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (errors.length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true], [role=alert]")?.focus();
  }, [errors]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(draft);
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid max-w-3xl gap-8">
      <Field label="Name" error={errorAt(errors, "name")} className="max-w-xl">
        <Input
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
          maxLength={policyLimits.nameLength}
          autoComplete="off"
          placeholder="Shop, day and night"
        />
      </Field>
      <Section title="Steps" text="Who is told, and when, while nobody acknowledges.">
        {errorAt(errors, "steps") && <Message tone="error">{errorAt(errors, "steps")}</Message>}
        <StepEditor
          steps={draft.steps}
          channels={channels}
          rotations={rotations}
          errors={errors}
          onChange={(steps) => change({ steps })}
        />
      </Section>
      <Section title="Reminders and quiet hours" text="They end with the acknowledgement, or with the incident.">
        <ExtraFields draft={draft} errors={errors} onChange={change} />
      </Section>
      <Section
        title="Applies to"
        text="All that is said here must hold. With nothing said, only monitors that name it use it."
      >
        <MatchFields draft={draft} monitors={monitors} errors={errors} onChange={change} />
        <Checkbox
          label="The default"
          hint="Applies where no other policy does. The default before it is none any more."
          checked={draft.isDefault}
          onChange={({ target }) => change({ isDefault: target.checked })}
        />
      </Section>
      <ZoneField
        value={draft.timeZone}
        hint="Of all hours above."
        error={errorAt(errors, "timeZone")}
        onChange={(timeZone) => change({ timeZone })}
      />
      {message && <Message tone="error">{message}</Message>}
      <div>
        <Button type="submit" variant="primary" disabled={saving}>
          {policy ? "Save changes" : "Add the policy"}
        </Button>
      </div>
    </form>
  );
}
