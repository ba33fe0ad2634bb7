"use client";

import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { errorAt } from "@/components/form/errors";
import { newParticipant, type ParticipantDraft } from "@/components/rotation/draft";
import { moved } from "@/components/status-page/form-state";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FieldError } from "@/lib/errors";
import { rotationLimits } from "@/lib/rotation/rotation";

export type OfferedChannel = { id: string; name: string; note: string };

type RowProps = {
  participant: ParticipantDraft;
  index: number;
  count: number;
  channels: readonly OfferedChannel[];
  errors: readonly FieldError[];
  onChange: (change: Partial<ParticipantDraft>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

function Buttons({ participant, index, count, onMove, onRemove }: RowProps) {
  const name = participant.name || `participant ${index + 1}`;
  return (
    <div className="flex pt-6.5">
      <Button
        variant="ghost"
        className="size-9 px-0"
        aria-label={`Move ${name} up`}
        aria-disabled={index === 0}
        onClick={() => index > 0 && onMove(-1)}
      >
        <ArrowUp aria-hidden />
      </Button>
      <Button
        variant="ghost"
        className="size-9 px-0"
        aria-label={`Move ${name} down`}
        aria-disabled={index === count - 1}
        onClick={() => index < count - 1 && onMove(1)}
      >
        <ArrowDown aria-hidden />
      </Button>
      <Button
        variant="ghost"
        className="size-9 px-0"
        aria-label={`Remove ${name}`}
        aria-disabled={count === 1}
        onClick={() => count > 1 && onRemove()}
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}

function Row(props: RowProps) {
  const { participant, index, channels, errors, onChange } = props;
  const at = `participants.${index}`;
  const { channelIds } = participant;
  const wrong = errorAt(errors, `${at}.channelIds`);
  return (
    <li className="grid gap-3 p-4 sm:p-5">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2">
        <Field label="Name" error={errorAt(errors, `${at}.name`)}>
          <Input
            value={participant.name}
            onChange={(event) => onChange({ name: event.target.value })}
            maxLength={rotationLimits.nameLength}
            autoComplete="off"
          />
        </Field>
        <Buttons {...props} />
      </div>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 font-medium text-sm">Told through</legend>
        {channels.map(({ id, name, note }) => (
          <Checkbox
            key={id}
            checked={channelIds.includes(id)}
            onChange={({ target }) =>
              onChange({ channelIds: target.checked ? [...channelIds, id] : channelIds.filter((each) => each !== id) })
            }
            label={
              <span className="break-words">
                {name} <span className="text-faint text-sm">{note}</span>
              </span>
            }
          />
        ))}
      </fieldset>
      {wrong && (
        <p role="alert" className="text-down text-sm">
          {wrong}
        </p>
      )}
    </li>
  );
}

/** Who takes turns, in their order. */
export function ParticipantEditor({
  participants,
  channels,
  errors,
  onChange,
}: {
  participants: readonly ParticipantDraft[];
  channels: readonly OfferedChannel[];
  errors: readonly FieldError[];
  onChange: (participants: ParticipantDraft[]) => void;
}) {
  return (
    <div className="grid gap-3">
      <ol className="divide-y rounded border bg-raised">
        {participants.map((participant, index) => (
          <Row
            key={participant.key}
            participant={participant}
            index={index}
            count={participants.length}
            channels={channels}
            errors={errors}
            onChange={(change) =>
              onChange(participants.map((each) => (each.key === participant.key ? { ...each, ...change } : each)))
            }
            onMove={(by) => onChange(moved(participants, index, by))}
            onRemove={() => onChange(participants.filter(({ key }) => key !== participant.key))}
          />
        ))}
      </ol>
      {participants.length < rotationLimits.participants && (
        <div>
          <Button size="sm" onClick={() => onChange([...participants, newParticipant()])}>
            <Plus aria-hidden />
            Add a participant
          </Button>
        </div>
      )}
    </div>
  );
}
