"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import { AnnounceFields } from "@/components/status-page/announce-fields";
import { ComponentEditor } from "@/components/status-page/component-editor";
import {
  type Draft,
  draftOf,
  errorAt,
  inputOf,
  problemsOf,
  type SaveResult,
} from "@/components/status-page/form-state";
import { MonitorPicker, type Pickable } from "@/components/status-page/monitor-picker";
import { PageFields } from "@/components/status-page/page-fields";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Message } from "@/components/ui/message";
import type { FieldError } from "@/lib/errors";
import { type StatusPage, suggestSlug } from "@/lib/status-page/page";

export type StatusPageFormProps = {
  page: StatusPage | null;
  monitors: readonly Pickable[];
  /** Where status pages are served, without a slash at its end. */
  baseUrl: string;
  onSave: (input: unknown) => Promise<SaveResult>;
};

/** The draft, with the address following the name until it is typed by hand. */
function useDraft(page: StatusPage | null) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(page));
  const [ownSlug, setOwnSlug] = useState(page !== null);
  const change = (part: Partial<Draft>) => {
    if (part.slug !== undefined) setOwnSlug(part.slug !== "");
    const follows = part.name !== undefined && !ownSlug;
    setDraft((before) => ({ ...before, ...part, ...(follows ? { slug: suggestSlug(part.name ?? "") } : {}) }));
  };
  const pick = ({ id, name }: Pickable) =>
    setDraft((before) => ({
      ...before,
      components: [
        ...before.components,
        { key: `${id} ${Date.now()}`, monitorIds: [id], quorum: null, name, group: "" },
      ],
    }));
  return { draft, change, pick };
}

function useSave(onSave: StatusPageFormProps["onSave"]) {
  const router = useRouter();
  const [saving, start] = useTransition();
  const [message, setMessage] = useState<string | null>(null);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const fail = (words: string, fields: readonly FieldError[]) => {
    setErrors(fields);
    setMessage(fields.length > 0 ? "Some fields need another look. Nothing was saved." : words);
  };
  const save = (draft: Draft) => {
    const found = problemsOf(draft);
    if (found.length > 0) return fail("", found);
    start(async () => {
      const result = await onSave(inputOf(draft));
      if (!result.ok) return fail(result.message, result.fields);
      router.push("/status-pages");
      router.refresh();
    });
  };
  return { saving, message, errors, save };
}

/** Makes or changes a status page: what it is called, where it is, what it shows. */
export function StatusPageForm({ page, monitors, baseUrl, onSave }: StatusPageFormProps) {
  const { draft, change, pick } = useDraft(page);
  const { saving, message, errors, save } = useSave(onSave);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(draft);
  };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (errors.length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [errors]);
  const tooMany = errorAt(errors, "components");
  return (
    <form ref={form} onSubmit={submit} className="grid gap-8" noValidate>
      <PageFields draft={draft} baseUrl={baseUrl} errors={errors} onChange={change} />
      <section className="grid max-w-3xl gap-3" aria-labelledby="components">
        <div>
          <h2 id="components" className="font-semibold text-lg">
            Components
          </h2>
          <p className="text-muted">
            What your customers see, in this order. They read the public name and never the monitor's name or URL.
          </p>
        </div>
        {tooMany && <Message tone="error">{tooMany}</Message>}
        {draft.components.length > 0 && (
          <ComponentEditor
            components={draft.components}
            monitors={monitors}
            errors={errors}
            onChange={(components) => change({ components })}
          />
        )}
        <MonitorPicker
          monitors={monitors}
          picked={new Set(draft.components.flatMap(({ monitorIds }) => monitorIds))}
          onPick={pick}
        />
      </section>
      <Checkbox
        checked={draft.showCharts}
        onChange={(event) => change({ showCharts: event.target.checked })}
        label="Show response times"
        hint="A small chart of the last 24 hours under each component."
      />
      <AnnounceFields draft={draft} errors={errors} onChange={change} />
      {message && (
        <Message tone="error" className="max-w-3xl">
          {message}
        </Message>
      )}
      <div>
        <Button type="submit" variant="primary" disabled={saving}>
          {page ? "Save changes" : "Publish status page"}
        </Button>
      </div>
    </form>
  );
}
