"use client";

import { type Draft, errorAt } from "@/components/status-page/form-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FieldError } from "@/lib/errors";
import { statusPageLimits } from "@/lib/status-page/page";

/** Name, address and description. The address is shown whole while it is typed. */
export function PageFields({
  draft,
  baseUrl,
  errors,
  onChange,
}: {
  draft: Draft;
  baseUrl: string;
  errors: readonly FieldError[];
  onChange: (change: Partial<Draft>) => void;
}) {
  return (
    <div className="grid max-w-xl gap-5">
      <Field label="Name" hint="Your company or product, as your customers know it." error={errorAt(errors, "name")}>
        <Input
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value })}
          maxLength={statusPageLimits.nameLength}
          autoComplete="organization"
        />
      </Field>
      <Field
        label="Address"
        hint={
          <span className="break-all font-mono">
            {baseUrl}/status/<strong className="font-medium text-ink">{draft.slug || "…"}</strong>
          </span>
        }
        error={errorAt(errors, "slug")}
      >
        <Input
          value={draft.slug}
          onChange={(event) => onChange({ slug: event.target.value.toLowerCase().replace(/\s+/g, "-") })}
          maxLength={statusPageLimits.slugLength}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      <Field label="Description" optional error={errorAt(errors, "description")}>
        <Input
          value={draft.description}
          onChange={(event) => onChange({ description: event.target.value })}
          maxLength={statusPageLimits.descriptionLength}
        />
      </Field>
    </div>
  );
}
