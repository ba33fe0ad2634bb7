"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorOf, type FormResult, isoOf, localOf } from "@/components/announcement/result";
import { type Choosable, TouchedComponents } from "@/components/announcement/touched-components";
import { useSave } from "@/components/announcement/use-save";
import { impactWords } from "@/components/announcement/words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Message } from "@/components/ui/message";
import { type Announcement, announcementLimits, type Impact, impacts } from "@/lib/announcement/announcement";

/** What stands over the updates: title, impact, components, when it began. */
export function DetailsForm({
  entry,
  components,
  onSave,
}: {
  entry: Announcement;
  components: readonly Choosable[];
  onSave: (input: unknown) => Promise<FormResult>;
}) {
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const [draft, setDraft] = useState({
    title: entry.title,
    impact: entry.impact,
    componentIds: entry.componentIds,
    startedAt: "",
  });
  const { saving, message, errors, save } = useSave(onSave, () => {
    setSaved(true);
    router.refresh();
  });
  const change = (part: Partial<typeof draft>) => {
    setSaved(false);
    setDraft((before) => ({ ...before, ...part }));
  };
  const began = draft.startedAt === "" ? localOf(entry.startedAt) : draft.startedAt;
  return (
    <form
      className="grid gap-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const { startedAt, ...rest } = draft;
        save(startedAt === "" ? rest : { ...rest, startedAt: isoOf(startedAt) });
      }}
    >
      <Field label="Title" error={errorOf(errors, "title")}>
        <Input
          value={draft.title}
          onChange={(event) => change({ title: event.target.value })}
          maxLength={announcementLimits.titleLength}
        />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Impact" error={errorOf(errors, "impact")}>
          <Select value={draft.impact} onChange={(event) => change({ impact: event.target.value as Impact })}>
            {impacts.map((impact) => (
              <option key={impact} value={impact}>
                {impactWords[impact]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Began at" hint="In your time zone." error={errorOf(errors, "startedAt")}>
          <Input
            type="datetime-local"
            value={began}
            suppressHydrationWarning
            onChange={(event) => change({ startedAt: event.target.value })}
          />
        </Field>
      </div>
      <TouchedComponents
        components={components}
        chosen={draft.componentIds}
        error={errorOf(errors, "componentIds")}
        onChange={(componentIds) => change({ componentIds })}
      />
      {message && <Message tone="error">{message}</Message>}
      {saved && <Message tone="done">Saved.</Message>}
      <div>
        <Button type="submit" disabled={saving}>
          Save
        </Button>
      </div>
    </form>
  );
}
