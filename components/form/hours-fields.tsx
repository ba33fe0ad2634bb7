"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Hours of the week while they are edited. */
export type HoursDraft = { days: number[]; from: string; to: string };

const days = [
  [1, "Mon"],
  [2, "Tue"],
  [3, "Wed"],
  [4, "Thu"],
  [5, "Fri"],
  [6, "Sat"],
  [0, "Sun"],
] as const;

/** From one time to another, past midnight when that is earlier, on some days or on all. */
export function HoursFields({
  name,
  value,
  error,
  onChange,
}: {
  /** What they are, for those who do not see where they stand. */
  name: string;
  value: HoursDraft;
  error: string | null;
  onChange: (value: HoursDraft) => void;
}) {
  const toggle = (day: number) =>
    onChange({
      ...value,
      days: value.days.includes(day) ? value.days.filter((each) => each !== day) : [...value.days, day],
    });
  return (
    <fieldset className="grid gap-3">
      <legend className="sr-only">{name}</legend>
      <div className="flex flex-wrap gap-3">
        <Field label="From" className="w-32">
          <Input
            type="time"
            value={value.from}
            onChange={(event) => onChange({ ...value, from: event.target.value })}
          />
        </Field>
        <Field label="To" className="w-32">
          <Input type="time" value={value.to} onChange={(event) => onChange({ ...value, to: event.target.value })} />
        </Field>
      </div>
      <div className="flex flex-wrap gap-1.5">
        {days.map(([day, label]) => (
          <label
            key={day}
            className="inline-flex h-8 cursor-pointer select-none items-center rounded border border-edge/60 px-2.5 text-sm has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
          >
            <input
              type="checkbox"
              className="sr-only"
              checked={value.days.includes(day)}
              onChange={() => toggle(day)}
            />
            {label}
          </label>
        ))}
      </div>
      <p className="text-faint text-sm">
        {value.days.length === 0 ? "No day chosen means every day." : "The days on which they begin."}
      </p>
      {error && (
        <p role="alert" className="text-down text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}
