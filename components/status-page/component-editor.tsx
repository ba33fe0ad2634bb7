"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { type MouseEvent, type ReactNode, useState } from "react";
import { ComponentMonitors } from "@/components/status-page/component-monitors";
import { type Draft, type DraftComponent, errorAt, moved } from "@/components/status-page/form-state";
import type { Pickable } from "@/components/status-page/monitor-picker";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FieldError } from "@/lib/errors";

type RowProps = {
  component: DraftComponent;
  index: number;
  last: number;
  monitors: readonly Pickable[];
  errors: readonly FieldError[];
  onChange: (change: Partial<DraftComponent>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

function MoveButton({
  label,
  end,
  icon,
  onMove,
}: {
  label: string;
  end: boolean;
  icon: ReactNode;
  onMove: () => void;
}) {
  // At an end it does nothing and says so: a disabled button would lose the keyboard's focus.
  const move = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    if (end) return;
    onMove();
    // A row that changes its place takes the focus away with it.
    requestAnimationFrame(() => currentTarget.focus());
  };
  return (
    <Button variant="ghost" className="size-9 px-0" aria-label={label} aria-disabled={end} onClick={move}>
      {icon}
    </Button>
  );
}

function RowButtons({ component, index, last, onMove, onRemove }: RowProps) {
  const name = component.name || "this component";
  return (
    <div className="flex pt-6.5 sm:gap-1">
      <MoveButton
        label={`Move ${name} up`}
        end={index === 0}
        icon={<ArrowUp aria-hidden />}
        onMove={() => onMove(-1)}
      />
      <MoveButton
        label={`Move ${name} down`}
        end={index === last}
        icon={<ArrowDown aria-hidden />}
        onMove={() => onMove(1)}
      />
      <Button variant="ghost" className="size-9 px-0" aria-label={`Remove ${name}`} onClick={onRemove}>
        <X aria-hidden />
      </Button>
    </div>
  );
}

function Row(props: RowProps) {
  const { component, index, monitors, errors, onChange } = props;
  const at = `components.${index}`;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-2 px-4 py-3 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_auto] sm:px-5">
      <Field label="Public name" className="col-span-2 sm:col-span-1" error={errorAt(errors, `${at}.name`)}>
        <Input value={component.name} onChange={(event) => onChange({ name: event.target.value })} maxLength={120} />
      </Field>
      <Field label="Group" optional error={errorAt(errors, `${at}.group`)}>
        <Input
          value={component.group}
          onChange={(event) => onChange({ group: event.target.value })}
          maxLength={60}
          list="groups"
        />
      </Field>
      <RowButtons {...props} />
      <ComponentMonitors
        component={component}
        monitors={monitors}
        error={errorAt(errors, `${at}.quorum`) ?? errorAt(errors, `${at}.monitorId`)}
        onChange={onChange}
      />
    </li>
  );
}

/** The components of a page in their order, each with its public name and group. */
export function ComponentEditor({
  components,
  monitors,
  errors,
  onChange,
}: {
  components: Draft["components"];
  monitors: readonly Pickable[];
  errors: readonly FieldError[];
  onChange: (components: DraftComponent[]) => void;
}) {
  const [said, setSaid] = useState("");
  const move = (index: number, by: -1 | 1) => {
    setSaid(`${components[index]?.name ?? ""} is now number ${index + by + 1} of ${components.length}`);
    onChange(moved(components, index, by));
  };
  const groups = [...new Set(components.map(({ group }) => group).filter(Boolean))];
  return (
    <>
      <ol className="divide-y rounded border bg-raised">
        {components.map((component, index) => (
          <Row
            key={component.key}
            component={component}
            index={index}
            last={components.length - 1}
            monitors={monitors}
            errors={errors}
            onChange={(change) =>
              onChange(components.map((each) => (each.key === component.key ? { ...each, ...change } : each)))
            }
            onMove={(by) => move(index, by)}
            onRemove={() => onChange(components.filter(({ key }) => key !== component.key))}
          />
        ))}
      </ol>
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
      <datalist id="groups">
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
    </>
  );
}
