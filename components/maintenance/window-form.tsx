"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import {
  type Draft,
  draftOf,
  errorAt,
  inputOf,
  type PreviewResult,
  type SaveResult,
} from "@/components/maintenance/form-state";
import { OccurrencePreview } from "@/components/maintenance/occurrence-preview";
import { type Choices, TargetFields } from "@/components/maintenance/target-fields";
import { TimeFields } from "@/components/maintenance/time-fields";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Message } from "@/components/ui/message";
import type { FieldError } from "@/lib/errors";
import { type MaintenanceWindow, windowLimits } from "@/lib/maintenance/window";

export type WindowFormProps = {
  window: MaintenanceWindow | null;
  choices: Choices;
  /** The names of the zones that can be chosen. */
  zones: readonly string[];
  onSave: (input: unknown) => Promise<SaveResult>;
  onPreview: (input: unknown) => Promise<PreviewResult>;
};

/** The draft; a new one takes the zone of the reader, which only the browser knows. */
function useDraft(window: MaintenanceWindow | null) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(window, "UTC"));
  const isNew = window === null;
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    if (isNew) setDraft((before) => (before.timeZone === "UTC" ? { ...before, timeZone } : before));
  }, [isNew]);
  return { draft, change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })) };
}

function useSave({ window, onSave }: WindowFormProps) {
  const router = useRouter();
  const [saving, start] = useTransition();
  const [message, setMessage] = useState<string | null>(null);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const save = (draft: Draft) =>
    start(async () => {
      const result = await onSave(inputOf(draft, window));
      if (result.ok) {
        router.push("/maintenance");
        router.refresh();
        return;
      }
      setErrors(result.fields);
      setMessage(result.fields.length > 0 ? "Some fields need another look. Nothing was saved." : result.message);
    });
  return { saving, message, errors, save };
}

/** Announces maintenance or changes it: what it is called, when it is, what it is for. */
export function WindowForm(props: WindowFormProps) {
  const { window, choices, zones, onPreview } = props;
  const { draft, change } = useDraft(window);
  const { saving, message, errors, save } = useSave(props);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (errors.length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [errors]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(draft);
  };
  const fields = { draft, errors, onChange: change };
  return (
    <form ref={form} onSubmit={submit} className="grid max-w-2xl gap-8" noValidate>
      <div className="grid gap-5">
        <Field label="Name" hint="Customers read it on status pages." error={errorAt(errors, "name")}>
          <Input
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
            maxLength={windowLimits.nameLength}
          />
        </Field>
        <Field
          label="Description for customers"
          optional
          hint="What is done, and what they may notice."
          error={errorAt(errors, "description")}
        >
          <Textarea
            value={draft.description}
            onChange={(event) => change({ description: event.target.value })}
            maxLength={windowLimits.descriptionLength}
          />
        </Field>
      </div>
      <TimeFields {...fields} zones={zones} />
      <OccurrencePreview draft={draft} window={window} onPreview={onPreview} />
      <TargetFields {...fields} choices={choices} />
      <Checkbox
        checked={draft.countsAsDowntime}
        onChange={(event) => change({ countsAsDowntime: event.target.checked })}
        label="Failures in it count as downtime"
        hint="Otherwise its time is left out of the uptime. Nobody is woken either way."
      />
      {message && <Message tone="error">{message}</Message>}
      <div>
        <Button type="submit" variant="primary" disabled={saving}>
          {window ? "Save changes" : "Plan maintenance"}
        </Button>
      </div>
    </form>
  );
}
