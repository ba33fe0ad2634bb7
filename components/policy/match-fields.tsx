"use client";

import { X } from "lucide-react";
import { errorWithin } from "@/components/form/errors";
import { HoursFields } from "@/components/form/hours-fields";
import type { Draft } from "@/components/policy/draft";
import { MonitorPicker, type Pickable } from "@/components/status-page/monitor-picker";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FieldError } from "@/lib/errors";
import { severities } from "@/lib/incident/incident";

const severityWords = { critical: "Critical: it is down", warning: "Warning: it is degraded" } as const;

function Chosen({ monitors, onRemove }: { monitors: readonly Pickable[]; onRemove: (id: string) => void }) {
  if (monitors.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2" aria-label="Chosen monitors">
      {monitors.map(({ id, name }) => (
        <li key={id} className="inline-flex max-w-full items-center gap-1 rounded bg-sunken py-0.5 pr-0.5 pl-2">
          <span className="truncate">{name}</span>
          <Button
            variant="ghost"
            size="sm"
            className="size-7 px-0"
            aria-label={`Leave out ${name}`}
            onClick={() => onRemove(id)}
          >
            <X aria-hidden />
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** For which incidents a policy is. */
export function MatchFields({
  draft,
  monitors,
  errors,
  onChange,
}: {
  draft: Draft;
  monitors: readonly Pickable[];
  errors: readonly FieldError[];
  onChange: (change: Partial<Draft>) => void;
}) {
  const chosen = new Set(draft.monitorIds);
  return (
    <div className="grid gap-5">
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 font-medium text-sm">Severity</legend>
        {severities.map((severity) => (
          <Checkbox
            key={severity}
            label={severityWords[severity]}
            checked={draft.severities.includes(severity)}
            onChange={({ target }) =>
              onChange({
                severities: target.checked
                  ? [...draft.severities, severity]
                  : draft.severities.filter((each) => each !== severity),
              })
            }
          />
        ))}
      </fieldset>
      <Field
        label="Tags"
        optional
        hint="By commas. A monitor with one of them matches."
        error={errorWithin(errors, "match.tags")}
      >
        <Input value={draft.tags} onChange={(event) => onChange({ tags: event.target.value })} placeholder="eu, shop" />
      </Field>
      <div className="grid gap-2">
        <Chosen
          monitors={monitors.filter(({ id }) => chosen.has(id))}
          onRemove={(id) => onChange({ monitorIds: draft.monitorIds.filter((each) => each !== id) })}
        />
        <MonitorPicker
          monitors={monitors}
          picked={chosen}
          onPick={({ id }) => onChange({ monitorIds: [...draft.monitorIds, id] })}
        />
        {errorWithin(errors, "match.monitorIds") && (
          <p role="alert" className="text-down text-sm">
            {errorWithin(errors, "match.monitorIds")}
          </p>
        )}
      </div>
      <div className="grid gap-3">
        <Checkbox
          label="Only incidents that open in certain hours"
          checked={draft.hours !== null}
          onChange={({ target }) =>
            onChange({ hours: target.checked ? { days: [], from: "18:00", to: "08:00" } : null })
          }
        />
        {draft.hours && (
          <HoursFields
            name="Hours in which incidents open"
            value={draft.hours}
            error={errorWithin(errors, "match.hours")}
            onChange={(hours) => onChange({ hours })}
          />
        )}
      </div>
    </div>
  );
}
