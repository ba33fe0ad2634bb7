"use client";

import { useFormContext } from "react-hook-form";
import type { MonitorFormValues } from "@/components/monitor/form/form-values";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";

/** What a good answer looks like. */
export function AnswerFields() {
  const { register, formState } = useFormContext<MonitorFormValues>();
  const { errors } = formState;
  return (
    <div className="grid gap-4">
      <Field
        label="Status"
        error={errors.status?.message}
        hint="One, a range or several: 200-299,404"
        className="max-w-60"
      >
        <Input {...register("status")} autoComplete="off" className="font-mono text-sm" />
      </Field>
      <div className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_11rem]">
        <Field label="Keyword" optional error={errors.keyword?.message}>
          <Input {...register("keyword")} autoComplete="off" placeholder="any body will do" />
        </Field>
        <Field label="The keyword">
          <Select {...register("keywordAbsent")}>
            <option value="false">must be there</option>
            <option value="true">must not be there</option>
          </Select>
        </Field>
      </div>
      <Field
        label="Slower than this is degraded"
        optional
        error={errors.maxLatencyMs?.message}
        hint="Milliseconds, from the look-up to the end of the body."
        className="max-w-80"
      >
        <Input {...register("maxLatencyMs")} inputMode="numeric" autoComplete="off" placeholder="no limit" />
      </Field>
      <div className="grid max-w-80 grid-cols-2 gap-2">
        <Field
          label="Slow checks that count"
          error={errors.slowChecks?.message}
          hint="2 of 3 goes by the median, 1 of 1 by each check."
        >
          <Input {...register("slowChecks", { deps: ["ofChecks"] })} inputMode="numeric" autoComplete="off" />
        </Field>
        <Field label="of the last" error={errors.ofChecks?.message}>
          <Input {...register("ofChecks", { deps: ["slowChecks"] })} inputMode="numeric" autoComplete="off" />
        </Field>
      </div>
      <Field
        label="Warn before the certificate ends"
        error={errors.tlsExpiryWarningDays?.message}
        hint="Days. 0 for no warning."
        className="max-w-80"
      >
        <Input {...register("tlsExpiryWarningDays")} inputMode="numeric" autoComplete="off" />
      </Field>
    </div>
  );
}
