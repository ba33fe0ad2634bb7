"use client";

import { useFormContext } from "react-hook-form";
import type { MonitorFormValues } from "@/components/monitor/form/form-values";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** What is asked beside the URL when it fails, to find out which hop it is. */
export function TriageFields() {
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
    </div>
  );
}
