"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import type { LooksResult } from "@/components/status-page/access-form";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Message } from "@/components/ui/message";
import { Time } from "@/components/ui/time";
import type { AccessLink } from "@/lib/status-page/access";

function LinkRow({ link, onRevoke }: { link: AccessLink; onRevoke: () => void }) {
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <span className="min-w-0 flex-1 basis-48">
        <span className="block break-words font-medium">{link.name}</span>
        <span className="text-muted text-sm">
          {link.expiresAt === null ? (
            "until it is revoked"
          ) : (
            <>
              until <Time value={link.expiresAt} format="full" />
            </>
          )}
        </span>
      </span>
      <CopyButton value={link.url} label="Copy the link" />
      <Button variant="danger" onClick={onRevoke} aria-label={`Revoke the link for ${link.name}`}>
        Revoke
      </Button>
    </li>
  );
}

/** The signed links of a page: made, copied and revoked one by one. */
export function AccessLinks({
  links,
  onAdd,
  onRevoke,
}: {
  links: readonly AccessLink[];
  onAdd: (input: unknown) => Promise<LooksResult>;
  onRevoke: (linkId: string) => Promise<LooksResult>;
}) {
  const router = useRouter();
  const [working, start] = useTransition();
  const [name, setName] = useState("");
  const [days, setDays] = useState("30");
  const [problem, setProblem] = useState<string | null>(null);
  const run = (work: () => Promise<LooksResult>) =>
    start(async () => {
      const result = await work();
      setProblem(result.ok ? null : result.message);
      if (!result.ok) return;
      setName("");
      router.refresh();
    });
  const add = (event: FormEvent) => {
    event.preventDefault();
    run(() => onAdd({ name, days: days.trim() === "" ? null : Number(days) }));
  };
  return (
    <section className="grid max-w-xl gap-4" aria-labelledby="links">
      <h2 id="links" className="font-semibold text-lg">
        Links
      </h2>
      {links.length === 0 ? (
        <p className="text-muted">There is no link yet, so nobody can read the page. Make one for each reader.</p>
      ) : (
        <ul className="divide-y rounded border bg-raised">
          {links.map((link) => (
            <LinkRow key={link.id} link={link} onRevoke={() => run(() => onRevoke(link.id))} />
          ))}
        </ul>
      )}
      <form onSubmit={add} className="flex flex-wrap items-start gap-3" noValidate>
        <Field label="For" className="flex-1 basis-48">
          <Input value={name} onChange={(event) => setName(event.target.value)} placeholder="Ada at Example Ltd" />
        </Field>
        <Field label="Days" hint="Empty: no end.">
          <Input
            inputMode="numeric"
            value={days}
            onChange={(event) => setDays(event.target.value)}
            className="w-24 tabular-nums"
          />
        </Field>
        <Button type="submit" className="mt-6" disabled={working}>
          Make a link
        </Button>
      </form>
      {problem && <Message tone="error">{problem}</Message>}
    </section>
  );
}
