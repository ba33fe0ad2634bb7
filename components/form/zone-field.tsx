"use client";

import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];

/** A time zone by its name, with those that there are offered. */
export function ZoneField({
  value,
  hint,
  error,
  onChange,
}: {
  value: string;
  hint?: string;
  error?: string | null;
  onChange: (zone: string) => void;
}) {
  const list = useId();
  return (
    <Field label="Time zone" hint={hint} error={error ?? null} className="max-w-80">
      <Input
        value={value}
        onChange={(event) => onChange(event.target.value)}
        list={list}
        autoComplete="off"
        spellCheck={false}
        placeholder="Europe/Berlin"
      />
      <datalist id={list}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </Field>
  );
}

/** The reader's own zone; UTC where the browser does not say. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
