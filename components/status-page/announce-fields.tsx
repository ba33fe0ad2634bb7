"use client";

import { type Draft, errorAt } from "@/components/status-page/form-state";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import type { AnnounceRule } from "@/lib/announcement/rule";
import type { FieldError } from "@/lib/errors";

const actions: Record<AnnounceRule["action"], string> = {
  publish: "it is told here by itself",
  draft: "a draft is made for you to publish",
  nothing: "nothing is told by itself",
};

/** Which incidents of monitors readers are told of without anybody writing it. */
export function AnnounceFields({
  draft,
  errors,
  onChange,
}: {
  draft: Draft;
  errors: readonly FieldError[];
  onChange: (change: Partial<Draft>) => void;
}) {
  const { announce } = draft;
  const set = (part: Partial<AnnounceRule>) => onChange({ announce: { ...announce, ...part } });
  return (
    <section id="announce" className="grid max-w-xl scroll-mt-20 gap-5" aria-labelledby="announce-title">
      <div>
        <h2 id="announce-title" className="font-semibold text-lg">
          Incidents
        </h2>
        <p className="text-muted">
          What an incident of a monitor becomes here. It ends here when it ends there; you can always write more.
        </p>
      </div>
      <Field label="When a monitor has an incident" error={errorAt(errors, "announce.action")}>
        <Select
          value={announce.action}
          onChange={(event) => set({ action: event.target.value as AnnounceRule["action"] })}
        >
          {Object.entries(actions).map(([action, words]) => (
            <option key={action} value={action}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      {announce.action !== "nothing" && (
        <>
          <Field
            label="After it has lasted, minutes"
            hint="0 for at once."
            error={errorAt(errors, "announce.afterMinutes")}
          >
            <Input
              inputMode="numeric"
              className="max-w-32"
              value={Number.isNaN(announce.afterMinutes) ? "" : String(announce.afterMinutes)}
              onChange={(event) => set({ afterMinutes: Number.parseInt(event.target.value, 10) })}
            />
          </Field>
          <Checkbox
            checked={announce.onlyCritical}
            onChange={(event) => set({ onlyCritical: event.target.checked })}
            label="Only when something is down"
            hint="Otherwise also when it is too slow."
          />
          <Checkbox
            checked={announce.internalNames}
            onChange={(event) => set({ internalNames: event.target.checked })}
            label="Readers see the diagnosis"
            hint="It may name your servers and products. Otherwise they read plain words that name nothing inside."
          />
        </>
      )}
    </section>
  );
}
