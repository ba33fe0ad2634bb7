"use client";

import { X } from "lucide-react";
import { useId, useState } from "react";
import type { DraftComponent } from "@/components/status-page/form-state";
import type { Pickable } from "@/components/status-page/monitor-picker";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";

const offeredAtMost = 8;

function AddMonitor({ monitors, onAdd }: { monitors: readonly Pickable[]; onAdd: (id: string) => void }) {
  const [query, setQuery] = useState("");
  const words = query.trim().toLowerCase();
  const found = monitors.filter(({ name, url }) => `${name} ${url}`.toLowerCase().includes(words));
  return (
    <div className="grid gap-1.5">
      <Field label="Add a monitor" hint="Type a part of its name or URL.">
        <Input type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
      </Field>
      {words !== "" && (
        <ul className="flex flex-wrap gap-1.5" aria-label="Monitors found">
          {found.slice(0, offeredAtMost).map(({ id, name }) => (
            <li key={id} className="min-w-0">
              <Button
                size="sm"
                className="max-w-full"
                onClick={() => {
                  onAdd(id);
                  setQuery("");
                }}
              >
                <span className="truncate">{name}</span>
              </Button>
            </li>
          ))}
          {found.length === 0 && <li className="text-muted text-sm">No other monitor has this in its name or URL.</li>}
        </ul>
      )}
    </div>
  );
}

/** Which monitors a component stands on, and how many of them must be up. */
export function ComponentMonitors({
  component,
  monitors,
  error,
  onChange,
}: {
  component: DraftComponent;
  monitors: readonly Pickable[];
  error: string | null;
  onChange: (change: Partial<DraftComponent>) => void;
}) {
  const label = useId();
  const { monitorIds, quorum } = component;
  const nameOf = (id: string) => monitors.find((each) => each.id === id)?.name ?? "deleted";
  const set = (ids: string[]) =>
    onChange({ monitorIds: ids, quorum: quorum !== null && quorum > ids.length ? null : quorum });
  const count = monitorIds.length;
  const summary = count === 1 ? nameOf(monitorIds[0] ?? "") : `${quorum ?? "all"} of ${count} must be up`;
  return (
    <Disclosure title="Monitors" summary={summary} open={error !== null} className="col-span-full">
      <div className="grid gap-4">
        <ul className="grid gap-1" aria-labelledby={label}>
          <li id={label} className="sr-only">
            Monitors of {component.name}
          </li>
          {monitorIds.map((id) => (
            <li key={id} className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate">{nameOf(id)}</span>
              {count > 1 && (
                <Button
                  size="sm"
                  variant="ghost"
                  aria-label={`Take ${nameOf(id)} out of ${component.name}`}
                  onClick={() => set(monitorIds.filter((each) => each !== id))}
                >
                  <X aria-hidden />
                </Button>
              )}
            </li>
          ))}
        </ul>
        {count > 1 && (
          <Field label="It is up when" error={error}>
            <Select
              value={quorum ?? ""}
              onChange={(event) => onChange({ quorum: event.target.value === "" ? null : Number(event.target.value) })}
            >
              <option value="">all of them are up (the worst wins)</option>
              {Array.from({ length: count - 1 }, (_, index) => index + 1).map((needed) => (
                <option key={needed} value={needed}>
                  at least {needed} of {count} {needed === 1 ? "is" : "are"} up
                </option>
              ))}
            </Select>
          </Field>
        )}
        <AddMonitor
          monitors={monitors.filter(({ id }) => !monitorIds.includes(id))}
          onAdd={(id) => set([...monitorIds, id])}
        />
      </div>
    </Disclosure>
  );
}
