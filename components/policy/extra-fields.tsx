"use client";

import { errorAt, errorWithin } from "@/components/form/errors";
import { HoursFields } from "@/components/form/hours-fields";
import type { Draft } from "@/components/policy/draft";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FieldError } from "@/lib/errors";

type Props = { draft: Draft; errors: readonly FieldError[]; onChange: (change: Partial<Draft>) => void };

function Pair({
  one,
  other,
}: {
  one: { label: string; value: string; error: string | null; onChange: (value: string) => void };
  other: { label: string; value: string; error: string | null; onChange: (value: string) => void };
}) {
  return (
    <div className="flex flex-wrap gap-3 pl-6.5">
      {[one, other].map(({ label, value, error, onChange }) => (
        <Field key={label} label={label} error={error} className="w-44">
          <Input
            type="number"
            min={1}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className="tabular-nums"
          />
        </Field>
      ))}
    </div>
  );
}

/** What happens while nobody acknowledges, and when a policy keeps still. */
export function ExtraFields({ draft, errors, onChange }: Props) {
  const { reminder, repeat, quietHours } = draft;
  return (
    <div className="grid gap-5">
      <div className="grid gap-3">
        <Checkbox
          label="Remind those who were told"
          hint="Each channel, from when it was first told, while nobody acknowledges."
          checked={reminder !== null}
          onChange={({ target }) => onChange({ reminder: target.checked ? { everyMinutes: "30", most: "4" } : null })}
        />
        {reminder && (
          <Pair
            one={{
              label: "Every … minutes",
              value: reminder.everyMinutes,
              error: errorAt(errors, "reminder.everyMinutes"),
              onChange: (everyMinutes) => onChange({ reminder: { ...reminder, everyMinutes } }),
            }}
            other={{
              label: "At most … times",
              value: reminder.most,
              error: errorAt(errors, "reminder.most"),
              onChange: (most) => onChange({ reminder: { ...reminder, most } }),
            }}
          />
        )}
      </div>
      <div className="grid gap-3">
        <Checkbox
          label="Go through the steps again"
          checked={repeat !== null}
          onChange={({ target }) => onChange({ repeat: target.checked ? { afterMinutes: "30", times: "2" } : null })}
        />
        {repeat && (
          <Pair
            one={{
              label: "Minutes after the last",
              value: repeat.afterMinutes,
              error: errorAt(errors, "repeat.afterMinutes"),
              onChange: (afterMinutes) => onChange({ repeat: { ...repeat, afterMinutes } }),
            }}
            other={{
              label: "At most … times",
              value: repeat.times,
              error: errorAt(errors, "repeat.times"),
              onChange: (times) => onChange({ repeat: { ...repeat, times } }),
            }}
          />
        )}
      </div>
      <div className="grid gap-3">
        <Checkbox
          label="Quiet hours"
          hint="Notices below critical wait until they end. What is over by then is not told."
          checked={quietHours !== null}
          onChange={({ target }) =>
            onChange({ quietHours: target.checked ? { days: [], from: "22:00", to: "07:00" } : null })
          }
        />
        {quietHours && (
          <div className="pl-6.5">
            <HoursFields
              name="Quiet hours"
              value={quietHours}
              error={errorWithin(errors, "quietHours")}
              onChange={(hours) => onChange({ quietHours: hours })}
            />
          </div>
        )}
      </div>
    </div>
  );
}
