import type { FieldErrors, Resolver } from "react-hook-form";
import { formField, type MonitorFormValues, toInput } from "@/components/monitor/form/form-values";
import { monitorInput } from "@/lib/monitor/monitor";

type Wrong = { field: string; message: string };

/** What is wrong, by field of the form, the first of each; `rest` is what no field shows. */
export function placeErrors(
  wrong: readonly Wrong[],
  values: MonitorFormValues,
): { placed: Map<keyof MonitorFormValues, string>; rest: string[] } {
  const placed = new Map<keyof MonitorFormValues, string>();
  const rest: string[] = [];
  for (const { field, message } of wrong) {
    const name = formField(field, values);
    if (name === null) rest.push(message);
    else if (!placed.has(name)) placed.set(name, message);
  }
  return { placed, rest };
}

/** Reads the form by the same schema as the server, before anything is sent. */
export const resolver: Resolver<MonitorFormValues> = (values) => {
  const result = monitorInput.safeParse(toInput(values));
  if (result.success) return { values, errors: {} };
  const wrong = result.error.issues.map((issue) => ({
    field: issue.path.join("."),
    // A bad name in a record hides its own message one level down.
    message: (issue.code === "invalid_key" ? issue.issues[0]?.message : undefined) ?? issue.message,
  }));
  const { placed, rest } = placeErrors(wrong, values);
  const errors: Record<string, unknown> = {};
  for (const [name, message] of placed) {
    const error = { type: "invalid", message };
    // A list's own error has its place apart from those of its rows.
    errors[name] = name === "headers" ? { root: error } : error;
  }
  if (rest.length > 0) errors["root"] = { type: "invalid", message: rest.join(" ") };
  return { values: {}, errors: errors as FieldErrors<MonitorFormValues> };
};
