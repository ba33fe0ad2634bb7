"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorOf, type FormResult } from "@/components/announcement/result";
import { UpdateFields } from "@/components/announcement/update-fields";
import { useSave } from "@/components/announcement/use-save";
import { statusWords } from "@/components/announcement/words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog, type ConfirmResult } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Message } from "@/components/ui/message";
import { type Template, templateLimits } from "@/lib/announcement/template";

/** Makes a template or changes one. */
export function TemplateForm({
  template = null,
  onSave,
  onDone,
}: {
  template?: Template | null;
  onSave: (input: unknown) => Promise<FormResult>;
  onDone?: () => void;
}) {
  const router = useRouter();
  const empty = { name: "", status: "investigating", body: "" } as const;
  const [draft, setDraft] = useState<Pick<Template, "name" | "status" | "body">>(template ?? empty);
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const { saving, message, errors, save } = useSave(onSave, () => {
    if (template === null) setDraft(empty);
    onDone?.();
    router.refresh();
  });
  return (
    <form
      className="grid gap-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save({ name: draft.name, status: draft.status, body: draft.body });
      }}
    >
      <Field label="Name" error={errorOf(errors, "name")}>
        <Input
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
          maxLength={templateLimits.nameLength}
        />
      </Field>
      <UpdateFields
        draft={draft}
        templates={[]}
        names={{ page: "", components: [] }}
        errors={errors}
        onChange={change}
      />
      <p className="-mt-3 text-faint text-sm">
        <code className="font-mono">{"{{component}}"}</code> and <code className="font-mono">{"{{page}}"}</code> become
        the names of what the update is about.
      </p>
      {message && <Message tone="error">{message}</Message>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={saving}>
          {template ? "Save" : "Add template"}
        </Button>
        {onDone && <Button onClick={onDone}>Cancel</Button>}
      </div>
    </form>
  );
}

/** A template in the list, to be changed or deleted. */
export function TemplateItem({
  template,
  onSave,
  onRemove,
}: {
  template: Template;
  onSave: (input: unknown) => Promise<FormResult>;
  onRemove: () => Promise<ConfirmResult>;
}) {
  const router = useRouter();
  const [editing, setEditing] = useState(false);
  const remove = async () => {
    const result = await onRemove();
    router.refresh();
    return result;
  };
  return (
    <li className="px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-center gap-x-3">
        <h2 className="min-w-0 break-words font-medium">{template.name}</h2>
        <span className="text-muted text-sm">{statusWords[template.status]}</span>
        <div className="ml-auto flex gap-1">
          <Button size="sm" variant="ghost" onClick={() => setEditing(!editing)} aria-label={`Edit ${template.name}`}>
            Edit
          </Button>
          <ConfirmDialog
            trigger={
              <Button size="sm" variant="ghost" aria-label={`Delete ${template.name}`}>
                Delete
              </Button>
            }
            title={`Delete the template ${template.name}?`}
            text="Updates that were written with it stay."
            confirmLabel="Delete template"
            onConfirm={remove}
          />
        </div>
      </div>
      {editing ? (
        <div className="mt-3">
          <TemplateForm template={template} onSave={onSave} onDone={() => setEditing(false)} />
        </div>
      ) : (
        <p className="prose-width mt-1 line-clamp-3 whitespace-pre-line break-words text-muted">{template.body}</p>
      )}
    </li>
  );
}
