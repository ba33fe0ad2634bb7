"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import type { LooksResult } from "@/components/status-page/access-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Select, Textarea } from "@/components/ui/input";
import { Message } from "@/components/ui/message";
import { isLanguage, languageCodes, languages } from "@/lib/status-page/language";
import { type Looks, themes } from "@/lib/status-page/looks";

const themeWords = { auto: "As the reader's system", light: "Light", dark: "Dark" } as const;

/** Links as lines of a text, "name address", and back. */
const linesOf = (links: Looks["links"]): string => links.map(({ label, url }) => `${label} ${url}`).join("\n");
const linksOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const at = line.lastIndexOf(" ");
      return { label: line.slice(0, Math.max(0, at)).trim(), url: line.slice(at + 1) };
    });

/** Theme, accent, language, links and footer of a page. */
export function LooksForm({ looks, onSave }: { looks: Looks; onSave: (input: unknown) => Promise<LooksResult> }) {
  const router = useRouter();
  const [saving, start] = useTransition();
  const [draft, setDraft] = useState({ ...looks, accent: looks.accent ?? "", links: linesOf(looks.links) });
  const [result, setResult] = useState<LooksResult | null>(null);
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const failed = result && !result.ok ? result : null;
  const errorAt = (name: string) => failed?.fields.find(({ field }) => field.startsWith(name))?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { theme, language, footer, accent, links } = draft;
    start(async () => {
      const answer = await onSave({ theme, language, footer, accent: accent.trim() || null, links: linksOf(links) });
      setResult(answer);
      if (answer.ok) router.refresh();
    });
  };
  return (
    <form onSubmit={submit} className="grid max-w-xl gap-5" noValidate>
      <Field label="Theme">
        <Select
          value={draft.theme}
          onChange={(event) => change({ theme: themes.find((theme) => theme === event.target.value) ?? "auto" })}
        >
          {themes.map((theme) => (
            <option key={theme} value={theme}>
              {themeWords[theme]}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label="Accent colour"
        optional
        hint="For the line at the top, links and focus; colours of states stay as they are."
        error={errorAt("accent")}
      >
        <Input
          value={draft.accent}
          onChange={(event) => change({ accent: event.target.value })}
          placeholder="#3b5bdb"
          className="font-mono"
        />
      </Field>
      <Field label="Language" hint="For readers whose browser asks for none of ours.">
        <Select
          value={draft.language}
          onChange={(event) => isLanguage(event.target.value) && change({ language: event.target.value })}
        >
          {languageCodes.map((code) => (
            <option key={code} value={code}>
              {languages[code]}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label="Links at the top"
        optional
        hint="One a line: its name, a space, its address."
        error={errorAt("links")}
      >
        <Textarea
          rows={3}
          value={draft.links}
          onChange={(event) => change({ links: event.target.value })}
          placeholder="Support https://example.com/support"
        />
      </Field>
      <Field label="Footer" optional error={errorAt("footer")}>
        <Input value={draft.footer} onChange={(event) => change({ footer: event.target.value })} />
      </Field>
      {failed && failed.fields.length === 0 && <Message tone="error">{failed.message}</Message>}
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" disabled={saving}>
          Save
        </Button>
        <span role="status" className="text-muted">
          {result?.ok && !saving ? "Saved." : ""}
        </span>
      </div>
    </form>
  );
}
