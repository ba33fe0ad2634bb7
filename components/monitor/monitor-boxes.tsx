"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export type OfferedMonitor = { id: string; name: string };

/** More than these are looked for by name. */
const scanned = 8;

/** Monitors to tick, as boxes named `monitorIds` of a form. What is not looked for stays ticked. */
export function MonitorBoxes({
  legend,
  monitors,
  attached,
}: {
  legend: string;
  monitors: readonly OfferedMonitor[];
  attached: readonly string[];
}) {
  const [query, setQuery] = useState("");
  if (monitors.length === 0) return <p className="text-muted">There are no monitors yet.</p>;
  const words = query.trim().toLowerCase();
  const found = (name: string): boolean => name.toLowerCase().includes(words);
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">{legend}</legend>
      {monitors.length > scanned && (
        <Field label="Find a monitor">
          <Input
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            // Finding is not sending.
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          />
        </Field>
      )}
      <div className="grid max-h-60 gap-1.5 overflow-y-auto">
        {monitors.map(({ id, name }) => (
          <div key={id} hidden={!found(name)}>
            <Checkbox
              name="monitorIds"
              value={id}
              defaultChecked={attached.includes(id)}
              label={<span className="break-words">{name}</span>}
            />
          </div>
        ))}
        {!monitors.some(({ name }) => found(name)) && <p className="text-muted">No monitor has this in its name.</p>}
      </div>
    </fieldset>
  );
}

/** What a new thing is attached to when nothing else is known: all of a few monitors, none of many. */
export const fewMonitors = (monitors: readonly OfferedMonitor[]): string[] =>
  monitors.length > scanned ? [] : monitors.map(({ id }) => id);
