"use client";

import { Plus, X } from "lucide-react";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import type { MonitorFormValues } from "@/components/monitor/form/form-values";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input, Select, Textarea } from "@/components/ui/input";
import { monitorMethods } from "@/lib/monitor/monitor";

function HeaderFields() {
  const { register, control, formState } = useFormContext<MonitorFormValues>();
  const { fields, append, remove } = useFieldArray({ control, name: "headers" });
  const error = formState.errors.headers?.root?.message ?? formState.errors.headers?.message;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">Headers</legend>
      {fields.map((row, index) => (
        <div key={row.id} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] gap-2">
          <Input
            aria-label={`Name of header ${index + 1}`}
            placeholder="Authorization"
            readOnly={row.kept}
            className="font-mono text-sm read-only:bg-sunken"
            {...register(`headers.${index}.name`)}
          />
          <Input
            aria-label={`Value of header ${index + 1}`}
            placeholder={row.kept ? "kept; write to replace it" : "Bearer …"}
            autoComplete="off"
            className="font-mono text-sm"
            {...register(`headers.${index}.value`)}
          />
          <Button
            variant="ghost"
            className="w-9 px-0"
            aria-label={`Remove header ${index + 1}`}
            onClick={() => remove(index)}
          >
            <X aria-hidden />
          </Button>
        </div>
      ))}
      {error && (
        <p role="alert" className="text-down text-sm">
          {error}
        </p>
      )}
      <div>
        <Button size="sm" onClick={() => append({ name: "", value: "", kept: false })}>
          <Plus aria-hidden />
          Add a header
        </Button>
      </div>
      <p className="text-faint text-sm">
        Values are stored encrypted and not shown again. Another host in the URL drops them.
      </p>
    </fieldset>
  );
}

/** What is asked of the server. */
export function RequestFields() {
  const { register, control, formState } = useFormContext<MonitorFormValues>();
  const method = useWatch({ control, name: "method" });
  const bodyless = method === "GET" || method === "HEAD";
  return (
    <div className="grid gap-4">
      <Field label="Method" error={formState.errors.method?.message} className="max-w-40">
        <Select {...register("method")}>
          {monitorMethods.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </Select>
      </Field>
      <HeaderFields />
      {!bodyless && (
        <Field label="Body" optional error={formState.errors.body?.message} hint="At most 64 KiB.">
          <Textarea {...register("body")} spellCheck={false} className="font-mono text-sm" />
        </Field>
      )}
      <Checkbox
        label="Follow redirects"
        hint="Without it a redirect is the answer itself."
        {...register("followRedirects")}
      />
    </div>
  );
}
