"use client";

import { useFormContext } from "react-hook-form";
import type { MonitorFormValues } from "@/components/monitor/form/form-values";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** How long to wait, how often to make sure, and from where. */
export function ConfirmFields({ regions }: { regions: readonly string[] }) {
  const { register, formState } = useFormContext<MonitorFormValues>();
  const { errors } = formState;
  return (
    <div className="grid gap-4">
      <Field
        label="Timeout"
        optional
        error={errors.timeoutMs?.message}
        hint="Milliseconds for everything together, not longer than the interval."
        className="max-w-80"
      >
        <Input
          {...register("timeoutMs", { deps: ["interval"] })}
          inputMode="numeric"
          autoComplete="off"
          placeholder="10000"
        />
      </Field>
      <Field
        label="Retries before anyone is told"
        error={errors.confirmations?.message}
        hint="A failure is confirmed this often, with growing pauses. 0 tells at the first one."
        className="max-w-80"
      >
        <Input {...register("confirmations")} inputMode="numeric" autoComplete="off" />
      </Field>
      <Field
        label="Pause before the first retry"
        error={errors.retryDelaySeconds?.message}
        hint="Seconds. Each later one waits twice as long, a minute at most."
        className="max-w-80"
      >
        <Input {...register("retryDelaySeconds")} inputMode="numeric" autoComplete="off" />
      </Field>
      <Field
        label="Passing retries before it is up again"
        error={errors.recoveryConfirmations?.message}
        hint="Downtime ends at the first passing check all the same."
        className="max-w-80"
      >
        <Input {...register("recoveryConfirmations")} inputMode="numeric" autoComplete="off" />
      </Field>
      {regions.length > 1 && (
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 font-medium text-sm">Regions</legend>
          {regions.map((region) => (
            <Checkbox key={region} value={region} label={region} {...register("regions")} />
          ))}
          {errors.regions?.message && (
            <p role="alert" className="text-down text-sm">
              {errors.regions.message}
            </p>
          )}
        </fieldset>
      )}
      {regions.length > 1 && (
        <Field
          label="Regions that must see it fail"
          optional
          error={errors.quorum?.message}
          hint="Without a number: more than half of those that check it."
          className="max-w-80"
        >
          <Input {...register("quorum", { deps: ["regions"] })} inputMode="numeric" autoComplete="off" />
        </Field>
      )}
      <Field label="Tags" optional error={errors.tags?.message} hint="With commas between them: shop, eu">
        <Input {...register("tags")} autoComplete="off" />
      </Field>
    </div>
  );
}
