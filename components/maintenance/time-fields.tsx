"use client";

import { type Draft, errorAt, type RepeatChoice, repeatChoices } from "@/components/maintenance/form-state";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import type { FieldError } from "@/lib/errors";

const choiceWords: Record<RepeatChoice, string> = {
  once: "Once",
  daily: "Every day",
  weekly: "Every week",
  monthly: "Every month",
  rule: "By a rule",
};

export type FieldsProps = { draft: Draft; errors: readonly FieldError[]; onChange: (change: Partial<Draft>) => void };

function Duration({ draft, errors, onChange }: FieldsProps) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">Lasts</legend>
      <div className="grid max-w-xs grid-cols-2 gap-3">
        {(["hours", "minutes"] as const).map((unit) => (
          <Field key={unit} label={unit === "hours" ? "Hours" : "Minutes"}>
            <Input
              type="number"
              min={0}
              inputMode="numeric"
              value={draft[unit]}
              aria-invalid={errorAt(errors, "durationMinutes") ? true : undefined}
              onChange={(event) => onChange({ [unit]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      {errorAt(errors, "durationMinutes") && (
        <p className="text-down text-sm" role="alert">
          {errorAt(errors, "durationMinutes")}
        </p>
      )}
    </fieldset>
  );
}

function Repeated(props: FieldsProps) {
  const { draft, errors, onChange } = props;
  return (
    <>
      <Field label="First one begins" error={errorAt(errors, "start")}>
        <Input
          type="datetime-local"
          value={draft.begins}
          onChange={(event) => onChange({ begins: event.target.value })}
        />
      </Field>
      <Duration {...props} />
      <Field
        label="Last day"
        optional
        hint="It does not begin again after this day. Left empty, it goes on."
        error={errorAt(errors, "lastDay")}
      >
        <Input type="date" value={draft.lastDay} onChange={(event) => onChange({ lastDay: event.target.value })} />
      </Field>
    </>
  );
}

function Once({ draft, errors, onChange }: FieldsProps) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label="Begins" error={errorAt(errors, "from")}>
        <Input
          type="datetime-local"
          value={draft.begins}
          onChange={(event) => onChange({ begins: event.target.value })}
        />
      </Field>
      <Field label="Ends" error={errorAt(errors, "to")}>
        <Input
          type="datetime-local"
          value={draft.ends}
          min={draft.begins}
          onChange={(event) => onChange({ ends: event.target.value })}
        />
      </Field>
    </div>
  );
}

/** When it is: how often, in which zone, from when and how long. */
export function TimeFields(props: FieldsProps & { zones: readonly string[] }) {
  const { draft, errors, onChange, zones } = props;
  const isRule = draft.repeat === "rule";
  return (
    <section className="grid gap-5" aria-labelledby="when">
      <h2 id="when" className="font-semibold text-lg">
        When
      </h2>
      <Field label="How often" error={isRule ? null : errorAt(errors, "repeat")}>
        <Select
          value={draft.repeat}
          onChange={(event) => onChange({ repeat: event.target.value as RepeatChoice })}
          className="max-w-xs"
        >
          {repeatChoices.map((choice) => (
            <option key={choice} value={choice}>
              {choiceWords[choice]}
            </option>
          ))}
        </Select>
      </Field>
      {isRule && (
        <Field
          label="Rule"
          hint="A recurrence rule of RFC 5545. The second Tuesday of each month is FREQ=MONTHLY;BYDAY=2TU."
          error={errorAt(errors, "repeat")}
        >
          <Input
            value={draft.rule}
            onChange={(event) => onChange({ rule: event.target.value })}
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
          />
        </Field>
      )}
      <Field
        label="Time zone"
        hint="The times below are those of a clock on the wall there, also when clocks are changed."
        error={errorAt(errors, "timeZone")}
      >
        <Input
          value={draft.timeZone}
          list="time-zones"
          onChange={(event) => onChange({ timeZone: event.target.value })}
          autoComplete="off"
          spellCheck={false}
          className="max-w-xs"
        />
      </Field>
      <datalist id="time-zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {draft.repeat === "once" ? <Once {...props} /> : <Repeated {...props} />}
    </section>
  );
}
