"use client";

import { useState } from "react";
import { errorAt } from "@/components/maintenance/form-state";
import type { FieldsProps } from "@/components/maintenance/time-fields";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** What a window can be for. */
export type Choices = {
  monitors: readonly { id: string; name: string }[];
  tags: readonly string[];
  statusPages: readonly { id: string; name: string }[];
};

const searchFrom = 8;
const shownAtMost = 50;

const toggled = (list: readonly string[], value: string, on: boolean): string[] =>
  on ? [...new Set([...list, value])] : list.filter((each) => each !== value);

/** Boxes to tick, to be searched where there are many. What is ticked stands first and never hides. */
function Boxes({
  legend,
  options,
  picked,
  onChange,
}: {
  legend: string;
  options: readonly { id: string; name: string }[];
  picked: readonly string[];
  onChange: (picked: string[]) => void;
}) {
  const [query, setQuery] = useState("");
  if (options.length === 0) return null;
  const words = query.trim().toLowerCase();
  const found = options.filter(({ id, name }) => picked.includes(id) || name.toLowerCase().includes(words));
  const shown = found.toSorted((one, other) => Number(picked.includes(other.id)) - Number(picked.includes(one.id)));
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium text-sm">
        {legend}
        {picked.length > 0 && <span className="font-normal text-faint">, {picked.length} chosen</span>}
      </legend>
      {options.length >= searchFrom && (
        <Field label={`Find in ${legend.toLowerCase()}`} className="mb-2">
          <Input type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
        </Field>
      )}
      <div className="grid max-h-56 gap-1.5 overflow-y-auto rounded border bg-raised p-3">
        {shown.slice(0, shownAtMost).map(({ id, name }) => (
          <Checkbox
            key={id}
            checked={picked.includes(id)}
            onChange={(event) => onChange(toggled(picked, id, event.target.checked))}
            label={<span className="break-words">{name}</span>}
          />
        ))}
        {shown.length === 0 && <p className="text-muted">Nothing has this in its name.</p>}
      </div>
      {shown.length > shownAtMost && (
        <p className="mt-1.5 text-faint text-sm">
          {shown.length - shownAtMost} more. Type a part of the name to find one.
        </p>
      )}
    </fieldset>
  );
}

/** What it is for: everything, or monitors, tags and status pages. */
export function TargetFields({ draft, errors, onChange, choices }: FieldsProps & { choices: Choices }) {
  const problem = errorAt(errors, "monitorIds", "tags", "statusPageIds", "all");
  const kinds = [
    { all: true, label: "All monitors, also those to come" },
    { all: false, label: "Some monitors" },
  ];
  return (
    <section className="grid gap-4" aria-labelledby="what-for">
      <h2 id="what-for" className="font-semibold text-lg">
        What for
      </h2>
      <div role="radiogroup" aria-labelledby="what-for" className="grid gap-2">
        {kinds.map(({ all, label }) => (
          <label key={label} className="flex items-start gap-2.5">
            <input
              type="radio"
              name="what-for"
              className="mt-[3px] size-4 shrink-0 accent-ink"
              checked={draft.all === all}
              aria-invalid={problem ? true : undefined}
              aria-describedby={problem ? "what-for-problem" : undefined}
              onChange={() => onChange({ all })}
            />
            {label}
          </label>
        ))}
      </div>
      {!draft.all && (
        <div className="grid gap-5">
          <Boxes
            legend="Monitors"
            options={choices.monitors}
            picked={draft.monitorIds}
            onChange={(monitorIds) => onChange({ monitorIds })}
          />
          <Boxes
            legend="Tags"
            options={choices.tags.map((tag) => ({ id: tag, name: tag }))}
            picked={draft.tags}
            onChange={(tags) => onChange({ tags })}
          />
          <Boxes
            legend="Status pages"
            options={choices.statusPages}
            picked={draft.statusPageIds}
            onChange={(statusPageIds) => onChange({ statusPageIds })}
          />
        </div>
      )}
      {problem && (
        <p id="what-for-problem" className="text-down text-sm" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
