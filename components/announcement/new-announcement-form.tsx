"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { errorOf, type FormResult, isoOf } from "@/components/announcement/result";
import { type Choosable, TouchedComponents } from "@/components/announcement/touched-components";
import { UpdateFields } from "@/components/announcement/update-fields";
import { useSave } from "@/components/announcement/use-save";
import { impactWords } from "@/components/announcement/words";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { Message } from "@/components/ui/message";
import { announcementLimits, type Impact, impacts, type UpdateStatus } from "@/lib/announcement/announcement";
import type { Template } from "@/lib/announcement/template";

type Draft = {
  title: string;
  impact: Impact;
  status: UpdateStatus;
  body: string;
  startedAt: string;
  componentIds: string[];
};
const empty: Draft = { title: "", impact: "minor", status: "investigating", body: "", startedAt: "", componentIds: [] };

/** Tells readers of a disturbance: published at once, or kept as a draft. */
export function NewAnnouncementForm({
  page,
  templates,
  onSave,
}: {
  page: { id: string; name: string; components: readonly Choosable[] };
  templates: readonly Template[];
  onSave: (input: unknown) => Promise<FormResult>;
}) {
  const router = useRouter();
  const [draft, setDraft] = useState(empty);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const { saving, message, errors, save } = useSave(onSave, (id) => {
    router.push(`/status-pages/${page.id}/incidents/${id}`);
    router.refresh();
  });
  const send = (asDraft: boolean) => save({ ...draft, startedAt: isoOf(draft.startedAt), draft: asDraft });
  const names = page.components.filter(({ id }) => draft.componentIds.includes(id)).map(({ name }) => name);
  return (
    <form
      className="grid max-w-2xl gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
      }}
    >
      <Field label="Title" hint="What is wrong, as your readers meet it." error={errorOf(errors, "title")}>
        <Input
          value={draft.title}
          onChange={(event) => change({ title: event.target.value })}
          maxLength={announcementLimits.titleLength}
        />
      </Field>
      <Field label="Impact" error={errorOf(errors, "impact")}>
        <Select value={draft.impact} onChange={(event) => change({ impact: event.target.value as Impact })}>
          {impacts.map((impact) => (
            <option key={impact} value={impact}>
              {impactWords[impact]}
            </option>
          ))}
        </Select>
      </Field>
      <TouchedComponents
        components={page.components}
        chosen={draft.componentIds}
        error={errorOf(errors, "componentIds")}
        onChange={(componentIds) => change({ componentIds })}
      />
      <UpdateFields
        draft={draft}
        templates={templates}
        names={{ page: page.name, components: names }}
        errors={errors}
        onChange={change}
      />
      <Disclosure title="It began earlier" summary="For what is told afterwards" open={draft.startedAt !== ""}>
        <Field
          label="Began at"
          optional
          hint="In your time zone. Subscribers are not told of what began more than an hour ago."
          error={errorOf(errors, "startedAt")}
        >
          <Input
            type="datetime-local"
            value={draft.startedAt}
            onChange={(event) => change({ startedAt: event.target.value })}
          />
        </Field>
      </Disclosure>
      {message && <Message tone="error">{message}</Message>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={saving}>
          Publish
        </Button>
        <Button disabled={saving} onClick={() => send(true)}>
          Keep as draft
        </Button>
      </div>
    </form>
  );
}
