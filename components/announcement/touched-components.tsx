"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** A component that can be chosen. */
export type Choosable = { id: string; name: string; group: string | null };

/** Which components of the page are touched. Many are found by name. */
export function TouchedComponents({
  components,
  chosen,
  error,
  onChange,
}: {
  components: readonly Choosable[];
  chosen: readonly string[];
  error: string | null;
  onChange: (ids: string[]) => void;
}) {
  const [query, setQuery] = useState("");
  const words = query.trim().toLowerCase();
  const found = components.filter(({ name, group }) => `${group ?? ""} ${name}`.toLowerCase().includes(words));
  const turn = (id: string, on: boolean) => onChange(on ? [...chosen, id] : chosen.filter((each) => each !== id));
  if (components.length === 0) return <p className="text-muted text-sm">The page shows no components yet.</p>;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">
        Components it touches <span className="font-normal text-faint">({chosen.length} chosen)</span>
      </legend>
      {components.length > 8 && (
        <Field label="Find a component">
          <Input type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
        </Field>
      )}
      <div className="grid max-h-60 gap-2 overflow-y-auto rounded border bg-raised p-3">
        {found.map(({ id, name, group }) => (
          <Checkbox
            key={id}
            checked={chosen.includes(id)}
            onChange={(event) => turn(id, event.target.checked)}
            label={<span className="break-words">{group === null ? name : `${group}: ${name}`}</span>}
          />
        ))}
        {found.length === 0 && <p className="text-muted">No component has this in its name.</p>}
      </div>
      {error && (
        <p className="text-down text-sm" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
