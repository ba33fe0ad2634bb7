"use client";

import { useFormContext } from "react-hook-form";
import type { MonitorFormValues } from "@/components/monitor/form/form-values";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";

/** Name, URL and interval: all that most monitors need. */
export function FirstFields() {
  const { register, formState } = useFormContext<MonitorFormValues>();
  const { errors } = formState;
  return (
    <>
      <Field label="Name" error={errors.name?.message} hint="As your team calls it. It stands in every alert.">
        <Input {...register("name")} autoComplete="off" placeholder="checkout-api" />
      </Field>
      <Field label="URL" error={errors.url?.message}>
        <Input
          {...register("url")}
          type="url"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="https://example.com/health"
          className="font-mono text-sm"
        />
      </Field>
      <div className="grid grid-cols-[8rem_10rem] gap-2">
        <Field label="Check every" error={errors.interval?.message} className="[&_[role=alert]]:whitespace-nowrap">
          <Input {...register("interval")} inputMode="numeric" autoComplete="off" className="tabular-nums" />
        </Field>
        <Field label="Unit" quiet>
          <Select {...register("intervalUnit", { deps: ["interval"] })}>
            <option value="seconds">seconds</option>
            <option value="minutes">minutes</option>
            <option value="hours">hours</option>
          </Select>
        </Field>
      </div>
    </>
  );
}
