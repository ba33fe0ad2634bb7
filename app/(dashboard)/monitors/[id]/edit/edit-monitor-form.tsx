"use client";

import { changeMonitor } from "@/app/(dashboard)/monitors/actions";
import { MonitorForm, type MonitorFormProps } from "@/components/monitor/form/monitor-form";

/** The form tied to one monitor. */
export function EditMonitorForm({
  id,
  ...rest
}: Pick<MonitorFormProps, "values" | "channels" | "policies" | "regions" | "monitors"> & { id: string }) {
  return (
    <MonitorForm
      {...rest}
      saveLabel="Save"
      cancelHref={`/monitors/${id}`}
      save={(input) => changeMonitor({ id, input })}
    />
  );
}
