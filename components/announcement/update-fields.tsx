"use client";

import { errorOf } from "@/components/announcement/result";
import { statusWords } from "@/components/announcement/words";
import { Field } from "@/components/ui/field";
import { Select, Textarea } from "@/components/ui/input";
import { announcementLimits, type UpdateStatus, updateStatuses } from "@/lib/announcement/announcement";
import { fillTemplate, type Template, type TemplateNames } from "@/lib/announcement/template";
import type { FieldError } from "@/lib/errors";

export type UpdateDraft = { status: UpdateStatus; body: string };

/** The status and words of an update, begun from a template where there is one. */
export function UpdateFields({
  draft,
  templates,
  names,
  errors,
  onChange,
}: {
  draft: UpdateDraft;
  templates: readonly Template[];
  names: TemplateNames;
  errors: readonly FieldError[];
  onChange: (change: Partial<UpdateDraft>) => void;
}) {
  const use = (id: string) => {
    const template = templates.find((each) => each.id === id);
    if (template) onChange({ status: template.status, body: fillTemplate(template.body, names) });
  };
  return (
    <div className="grid gap-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Status" error={errorOf(errors, "status")}>
          <Select value={draft.status} onChange={(event) => onChange({ status: event.target.value as UpdateStatus })}>
            {updateStatuses.map((status) => (
              <option key={status} value={status}>
                {statusWords[status]}
              </option>
            ))}
          </Select>
        </Field>
        {templates.length > 0 && (
          <Field label="Begin from a template" optional>
            <Select value="" onChange={(event) => use(event.target.value)}>
              <option value="">Choose one</option>
              {templates.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      <Field
        label="What your readers should know"
        hint="Markdown: **bold**, lists, links. No images and no HTML."
        error={errorOf(errors, "body")}
      >
        <Textarea
          value={draft.body}
          onChange={(event) => onChange({ body: event.target.value })}
          maxLength={announcementLimits.bodyLength}
          rows={5}
        />
      </Field>
    </div>
  );
}
