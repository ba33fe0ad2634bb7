"use client";

import { useFormContext } from "react-hook-form";
import type { MonitorFormValues } from "@/components/monitor/form/form-values";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** A monitor that this one may depend on. */
export type OfferedMonitor = { id: string; name: string };

/** What is asked beside the URL when it fails, to find out which hop it is, and what its failing may come from. */
export function TriageFields({ monitors }: { monitors: readonly OfferedMonitor[] }) {
  const { register, formState } = useFormContext<MonitorFormValues>();
  const { errors } = formState;
  return (
    <div className="grid gap-4">
      <Field
        label="Health URL"
        optional
        error={errors.healthUrl?.message}
        hint="Tells the application from what stands in front of it. If its answer names parts that fail, the verdict does too."
      >
        <Input
          {...register("healthUrl")}
          type="url"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="https://example.com/health"
          className="font-mono text-sm"
        />
      </Field>
      <Field
        label="Origin"
        optional
        error={errors.originAddress?.message}
        hint="Behind a CDN: the server's own host or host:port. If the CDN fails and the origin answers, it is the CDN."
        className="max-w-96"
      >
        <Input
          {...register("originAddress")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="203.0.113.9"
          className="font-mono text-sm"
        />
      </Field>
      {monitors.length > 0 && (
        <fieldset className="grid gap-2">
          <legend className="mb-1 font-medium text-sm">Depends on</legend>
          <p className="text-muted text-sm">While one of these is down, nobody is told of this one.</p>
          <div className="grid max-h-60 gap-2 overflow-y-auto rounded border p-3">
            {monitors.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} {...register("dependsOn")} />
            ))}
          </div>
          {errors.dependsOn?.message && (
            <p role="alert" className="text-down text-sm">
              {errors.dependsOn.message}
            </p>
          )}
        </fieldset>
      )}
    </div>
  );
}
