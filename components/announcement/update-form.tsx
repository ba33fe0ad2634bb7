"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorOf, type FormResult, isoOf, localOf } from "@/components/announcement/result";
import { type UpdateDraft, UpdateFields } from "@/components/announcement/update-fields";
import { useSave } from "@/components/announcement/use-save";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Message } from "@/components/ui/message";
import type { AnnouncementUpdate } from "@/lib/announcement/announcement";
import type { Template, TemplateNames } from "@/lib/announcement/template";

/** Adds an update, or corrects one that is there. */
export function UpdateForm({
  update = null,
  begin = { status: "investigating", body: "" },
  templates,
  names,
  submit,
  onSave,
  onDone,
}: {
  update?: AnnouncementUpdate | null;
  begin?: UpdateDraft;
  templates: readonly Template[];
  names: TemplateNames;
  submit: string;
  onSave: (input: unknown) => Promise<FormResult>;
  onDone?: () => void;
}) {
  const router = useRouter();
  const fresh = { status: update?.status ?? begin.status, body: update?.body ?? begin.body, at: "" };
  const [draft, setDraft] = useState(() => (update === null ? fresh : { ...fresh, at: localOf(update.at) }));
  const { saving, message, errors, save } = useSave(onSave, () => {
    setDraft((before) => ({ ...before, body: "", at: "" }));
    onDone?.();
    router.refresh();
  });
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  // A control without seconds would move a time that nobody touched.
  const at = update !== null && draft.at === localOf(update.at) ? update.at : isoOf(draft.at);
  return (
    <form
      className="grid gap-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save({ status: draft.status, body: draft.body, at });
      }}
    >
      <UpdateFields draft={draft} templates={templates} names={names} errors={errors} onChange={change} />
      <Field label="Of" optional hint="In your time zone; empty for now." error={errorOf(errors, "at")}>
        <Input
          type="datetime-local"
          value={draft.at}
          onChange={(event) => change({ at: event.target.value })}
          className="max-w-64"
        />
      </Field>
      {message && <Message tone="error">{message}</Message>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={saving}>
          {submit}
        </Button>
        {onDone && <Button onClick={onDone}>Cancel</Button>}
      </div>
    </form>
  );
}
