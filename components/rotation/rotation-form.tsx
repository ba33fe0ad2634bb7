"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useState, useTransition } from "react";
import { errorAt, type SaveResult } from "@/components/form/errors";
import { ownZone, ZoneField } from "@/components/form/zone-field";
import { type Draft, draftOf, inputOf, problemsOf } from "@/components/rotation/draft";
import { type OfferedChannel, ParticipantEditor } from "@/components/rotation/participant-editor";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Message } from "@/components/ui/message";
import type { FieldError } from "@/lib/errors";
import { type Rotation, rotationLimits } from "@/lib/rotation/rotation";

type PartProps = { draft: Draft; errors: readonly FieldError[]; onChange: (change: Partial<Draft>) => void };

function HandOver({ draft, errors, onChange }: PartProps) {
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap gap-4">
        <Field label="Each turn lasts" error={errorAt(errors, "turn")} className="w-36">
          <Select value={draft.turn} onChange={(event) => onChange({ turn: event.target.value as Draft["turn"] })}>
            <option value="week">A week</option>
            <option value="day">A day</option>
          </Select>
        </Field>
        <Field label="First turn begins on" error={errorAt(errors, "startsOn")} className="w-44">
          <Input type="date" value={draft.startsOn} onChange={(event) => onChange({ startsOn: event.target.value })} />
        </Field>
        <Field label="Hand-over at" error={errorAt(errors, "handOverAt")} className="w-32">
          <Input
            type="time"
            value={draft.handOverAt}
            onChange={(event) => onChange({ handOverAt: event.target.value })}
          />
        </Field>
      </div>
      <ZoneField
        value={draft.timeZone}
        hint="Hand-over stays at this local time when the clock changes."
        error={errorAt(errors, "timeZone")}
        onChange={(timeZone) => onChange({ timeZone })}
      />
    </div>
  );
}

/** Makes or changes a rotation. */
export function RotationForm({
  rotation,
  today,
  channels,
  save,
}: {
  rotation: Rotation | null;
  /** `YYYY-MM-DD`, for a new one. */
  today: string;
  channels: readonly OfferedChannel[];
  save: (input: unknown) => Promise<SaveResult>;
}) {
  const router = useRouter();
  const [draft, setDraft] = useState<Draft>(() => draftOf(rotation, today));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [message, setMessage] = useState<string | null>(null);
  const [saving, start] = useTransition();
  // The server does not know the reader's zone: a new rotation takes it once the page is the browser's.
  useEffect(() => {
    if (rotation === null) setDraft((before) => ({ ...before, timeZone: ownZone() }));
  }, [rotation]);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const fail = (words: string, fields: readonly FieldError[]) => {
    setErrors(fields);
    setMessage(fields.length > 0 ? "Some fields need another look. Nothing was saved." : words);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = problemsOf(draft);
    if (found.length > 0) return fail("", found);
    start(async () => {
      const result = await save(inputOf(draft));
      if (!result.ok) return fail(result.message, result.fields);
      router.push(`/on-call/${result.data.id}`);
      router.refresh();
      fail("", []);
      setMessage(null);
    });
  };
  return (
    <form onSubmit={submit} noValidate className="grid max-w-3xl gap-6">
      <Field label="Name" error={errorAt(errors, "name")} className="max-w-xl">
        <Input
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
          maxLength={rotationLimits.nameLength}
          autoComplete="off"
          placeholder="Web team"
        />
      </Field>
      <HandOver draft={draft} errors={errors} onChange={change} />
      <section className="grid gap-3">
        <div>
          <h2 className="font-semibold text-lg">Participants</h2>
          <p className="text-muted">They take turns in this order.</p>
        </div>
        <ParticipantEditor
          participants={draft.participants}
          channels={channels}
          errors={errors}
          onChange={(participants) => change({ participants })}
        />
      </section>
      {message && <Message tone="error">{message}</Message>}
      <div>
        <Button type="submit" variant="primary" disabled={saving}>
          {rotation ? "Save changes" : "Add the rotation"}
        </Button>
      </div>
    </form>
  );
}
