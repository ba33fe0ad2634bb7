"use client";

import { TemplateField } from "@/components/channel/template-field";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input, Select, Textarea } from "@/components/ui/input";
import type { ChannelForm, ChannelSettings, FormField } from "@/lib/channel/form";

type Common = { name: string; defaultValue: string; placeholder: string | undefined };

const types: Partial<Record<FormField["control"], string>> = { email: "email", url: "url" };

/** A secret is hidden while it is typed, and kept out of the browser's memory. */
function Control({ field, common }: { field: FormField; common: Common }) {
  const { control, options, secret } = field;
  if (control === "select")
    return (
      <Select name={common.name} defaultValue={common.defaultValue || options[0]?.[0]}>
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    );
  if (control === "headers" || control === "textarea")
    return <Textarea {...common} spellCheck={false} autoComplete="off" className="font-mono text-sm" />;
  return (
    <Input
      {...common}
      type={secret ? "password" : (types[control] ?? "text")}
      autoComplete={secret ? "new-password" : "off"}
      spellCheck={false}
    />
  );
}

const keep = "Stored. Leave it empty to keep it.";

/** One setting of a channel: a control by what it takes, and what is wrong with it. */
export function SettingField({
  form: { samples, placeholders },
  field,
  settings,
  error,
}: {
  form: ChannelForm;
  field: FormField;
  settings: ChannelSettings | null;
  error: string | undefined;
}) {
  const { name, label, control, secret, optional, hint, placeholder } = field;
  const value = settings?.values[name] ?? "";
  const isStored = settings?.stored.includes(name) ?? false;
  if (control === "template")
    return <TemplateField field={field} value={value} error={error} samples={samples} placeholders={placeholders} />;
  const common = { name, defaultValue: value, placeholder: isStored ? "••••••••" : (placeholder ?? undefined) };
  return (
    <div className="grid grid-cols-1 gap-2">
      <Field
        label={label}
        optional={optional && control !== "select"}
        hint={isStored ? [keep, hint].filter(Boolean).join(" ") : hint}
        error={error}
      >
        <Control field={field} common={common} />
      </Field>
      {secret && optional && isStored && <Checkbox name="removed" value={name} label={`Take “${label}” away`} />}
    </div>
  );
}
