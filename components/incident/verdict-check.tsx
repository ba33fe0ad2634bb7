"use client";

import { type FormEvent, useState, useTransition } from "react";
import { slugWords } from "@/components/monitor/check-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import type { Correction } from "@/lib/incident/correction";

type Judged = { ok: true } | { ok: false; message: string };
type Judge = (input: { cause: string; note: string }) => Promise<Judged>;

/** Causes to choose from, under the names of their layers. */
export type CauseGroups = readonly { layer: string; causes: readonly string[] }[];

function Said({ correction, caseHref, again }: { correction: Correction; caseHref: string; again: () => void }) {
  return (
    <div className="grid gap-3">
      <p>
        {correction.right ? (
          "You say the verdict was right."
        ) : (
          <>
            You say it was <span className="font-medium">{slugWords(correction.cause)}</span>. Reports on downtime go by
            that.
          </>
        )}
      </p>
      {correction.note && <p className="whitespace-pre-wrap text-muted text-sm">{correction.note}</p>}
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" asChild>
          <a href={caseHref} download>
            Export as a test case
          </a>
        </Button>
        <Button size="sm" variant="ghost" onClick={again}>
          Change
        </Button>
      </div>
    </div>
  );
}

function Otherwise({
  groups,
  judge,
  busy,
}: {
  groups: CauseGroups;
  judge: (cause: string, note: string) => void;
  busy: boolean;
}) {
  const [cause, setCause] = useState("");
  const [note, setNote] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (cause !== "") judge(cause, note);
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field label="What it was">
        <Select value={cause} onChange={(event) => setCause(event.target.value)} required>
          <option value="">Choose a cause</option>
          {groups.map(({ layer, causes }) => (
            <optgroup key={layer} label={layer}>
              {causes.map((slug) => (
                <option key={slug} value={slug}>
                  {slugWords(slug)}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field label="How you know" optional>
        <Input value={note} onChange={(event) => setNote(event.target.value)} maxLength={1000} />
      </Field>
      <div>
        <Button type="submit" disabled={busy || cause === ""}>
          Save
        </Button>
      </div>
    </form>
  );
}

/** Asks whether the verdict was right, and what it was when it was not. */
export function VerdictCheck({
  told,
  correction,
  groups,
  caseHref,
  correct,
}: {
  /** The verdict's own cause. */
  told: string;
  correction: Correction | null;
  groups: CauseGroups;
  caseHref: string;
  correct: Judge;
}) {
  const [asking, setAsking] = useState(false);
  const [otherwise, setOtherwise] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const judge = (cause: string, note: string) =>
    start(async () => {
      const result = await correct({ cause, note });
      setProblem(result.ok ? null : result.message);
      if (!result.ok) return;
      setAsking(false);
      setOtherwise(false);
    });
  if (correction !== null && !asking)
    return <Said correction={correction} caseHref={caseHref} again={() => setAsking(true)} />;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-2">
        <Button disabled={busy} onClick={() => judge(told, "")}>
          Yes
        </Button>
        <Button aria-expanded={otherwise} disabled={busy} onClick={() => setOtherwise(!otherwise)}>
          No, it was something else
        </Button>
      </div>
      {otherwise && <Otherwise groups={groups} judge={judge} busy={busy} />}
      {problem && (
        <p role="alert" className="text-down text-sm">
          {problem}
        </p>
      )}
    </div>
  );
}
