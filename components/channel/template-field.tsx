"use client";

import { useState } from "react";
import { Code } from "@/components/ui/code";
import { Field } from "@/components/ui/field";
import { Select, Textarea } from "@/components/ui/input";
import type { FormField, TemplateSample } from "@/lib/channel/form";
import { fillTemplate, templateProblem } from "@/lib/channel/template";

const pretty = (json: string): string => JSON.stringify(JSON.parse(json), null, 2);

/** What a template becomes, for each kind of notice. */
function Preview({ template, samples }: { template: string; samples: readonly TemplateSample[] }) {
  const [kind, setKind] = useState("opened");
  const sample = samples.find((each) => each.kind === kind);
  if (sample === undefined) return null;
  return (
    <div className="grid grid-cols-1 gap-2">
      <Field label="Preview of" className="max-w-48">
        <Select value={kind} onChange={(event) => setKind(event.target.value)}>
          {samples.map((each) => (
            <option key={each.kind} value={each.kind}>
              {each.kind}
            </option>
          ))}
        </Select>
      </Field>
      <Code text={pretty(fillTemplate(template, sample.values))} className="max-h-80 overflow-y-auto" />
    </div>
  );
}

/** A JSON body with placeholders, what is wrong with it as one types, and what becomes of it. */
export function TemplateField({
  field: { name, label, hint, placeholder, optional },
  value,
  error,
  samples,
  placeholders,
}: {
  field: FormField;
  value: string;
  error: string | undefined;
  samples: readonly TemplateSample[];
  placeholders: readonly string[];
}) {
  const [text, setText] = useState(value);
  const known = samples[0]?.values ?? {};
  const problem = text.trim() === "" ? null : templateProblem(text.trim(), known);
  return (
    <div className="grid grid-cols-1 gap-3">
      <Field label={label} hint={hint} optional={optional} error={problem ?? error}>
        <Textarea
          name={name}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={placeholder ?? undefined}
          spellCheck={false}
          className="min-h-32 font-mono text-sm"
        />
      </Field>
      {text.trim() !== "" && problem === null && <Preview template={text.trim()} samples={samples} />}
      <div>
        <p className="font-medium text-sm">Placeholders</p>
        <p className="mb-2 text-faint text-sm">
          Within quotes a placeholder is text, and empty for what is not there. Without quotes it is JSON:{" "}
          {"{{incident}}"} is the whole incident.
        </p>
        <ul className="grid gap-x-4 gap-y-0.5 font-mono text-muted text-sm sm:grid-cols-2">
          {placeholders.map((each) => (
            <li key={each} className="break-all">{`{{${each}}}`}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
