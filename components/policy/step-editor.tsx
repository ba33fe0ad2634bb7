"use client";

import { Plus, X } from "lucide-react";
import { errorAt } from "@/components/form/errors";
import { nextStep, type StepDraft } from "@/components/policy/draft";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FieldError } from "@/lib/errors";
import { policyLimits } from "@/lib/policy/policy";

/** Somebody that a step can tell. */
export type Target = { id: string; name: string; note: string };

const toggled = (ids: readonly string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];

function Targets({
  legend,
  targets,
  chosen,
  onToggle,
}: {
  legend: string;
  targets: readonly Target[];
  chosen: readonly string[];
  onToggle: (id: string) => void;
}) {
  if (targets.length === 0) return null;
  return (
    <fieldset className="grid content-start gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{legend}</legend>
      {targets.map(({ id, name, note }) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          onChange={() => onToggle(id)}
          label={
            <span className="break-words">
              {name} <span className="text-faint text-sm">{note}</span>
            </span>
          }
        />
      ))}
    </fieldset>
  );
}

function Step({
  step,
  index,
  alone,
  channels,
  rotations,
  errors,
  onChange,
  onRemove,
}: {
  step: StepDraft;
  index: number;
  alone: boolean;
  channels: readonly Target[];
  rotations: readonly Target[];
  errors: readonly FieldError[];
  onChange: (change: Partial<StepDraft>) => void;
  onRemove: () => void;
}) {
  const at = `steps.${index}`;
  const wrong = errorAt(errors, at) ?? errorAt(errors, `${at}.channelIds`) ?? errorAt(errors, `${at}.rotationIds`);
  return (
    <li className="grid gap-4 p-4 sm:p-5">
      <div className="flex items-start justify-between gap-3">
        <Field
          label={index === 0 ? "Minutes after the opening" : "Minutes unacknowledged"}
          hint={index === 0 ? "0 tells at once." : undefined}
          error={errorAt(errors, `${at}.afterMinutes`)}
          className="w-52"
        >
          <Input
            type="number"
            min={0}
            max={policyLimits.minutes}
            value={step.afterMinutes}
            onChange={(event) => onChange({ afterMinutes: event.target.value })}
            className="tabular-nums"
          />
        </Field>
        {!alone && (
          <Button variant="ghost" className="size-9 px-0" aria-label={`Remove step ${index + 1}`} onClick={onRemove}>
            <X aria-hidden />
          </Button>
        )}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Targets
          legend="Tell channels"
          targets={channels}
          chosen={step.channelIds}
          onToggle={(id) => onChange({ channelIds: toggled(step.channelIds, id) })}
        />
        <Targets
          legend="Tell who is on call"
          targets={rotations}
          chosen={step.rotationIds}
          onToggle={(id) => onChange({ rotationIds: toggled(step.rotationIds, id) })}
        />
      </div>
      {wrong && (
        <p role="alert" className="text-down text-sm">
          {wrong}
        </p>
      )}
    </li>
  );
}

/** The steps of a policy, in the order of their times. */
export function StepEditor({
  steps,
  channels,
  rotations,
  errors,
  onChange,
}: {
  steps: readonly StepDraft[];
  channels: readonly Target[];
  rotations: readonly Target[];
  errors: readonly FieldError[];
  onChange: (steps: StepDraft[]) => void;
}) {
  return (
    <div className="grid gap-3">
      <ol className="divide-y rounded border bg-raised">
        {steps.map((step, index) => (
          <Step
            key={step.key}
            step={step}
            index={index}
            alone={steps.length === 1}
            channels={channels}
            rotations={rotations}
            errors={errors}
            onChange={(change) =>
              onChange(steps.map((each) => (each.key === step.key ? { ...each, ...change } : each)))
            }
            onRemove={() => onChange(steps.filter(({ key }) => key !== step.key))}
          />
        ))}
      </ol>
      {steps.length < policyLimits.steps && (
        <div>
          <Button size="sm" onClick={() => onChange([...steps, nextStep(steps)])}>
            <Plus aria-hidden />
            Add a step
          </Button>
        </div>
      )}
    </div>
  );
}
