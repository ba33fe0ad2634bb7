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
import { type PageDomain, recordName } from "@/lib/status-page/domain";

function DnsRecord({ type, name, value }: { type: string; name: string; value: string }) {
  return (
    <div className="grid gap-1 border-b px-4 py-3 last:border-b-0">
      <p className="text-muted text-sm">
        {type} record at <span className="break-all font-mono text-ink">{name}</span>
      </p>
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="min-w-0 break-all font-mono">{value}</span>
        <CopyButton value={value} />
      </p>
    </div>
  );
}

function DomainState({ domain }: { domain: PageDomain }) {
  if (domain.verifiedAt === null) return <p>Not verified yet. Set the two records, then check them.</p>;
  if (domain.missingSince !== null) {
    return (
      <Message tone="error">
        The TXT record is missing since <Time value={domain.missingSince} />. After three days the page is not shown
        there any more.
      </Message>
    );
  }
  return (
    <p>
      Verified <Time value={domain.verifiedAt} format="day" />: the page is at{" "}
      <a href={`https://${domain.domain}`} className="underline">
        https://{domain.domain}
      </a>
      . The record is checked again each day, so leave it there.
    </p>
  );
}

/** Gives a page a domain, tells what to set in the DNS, and checks it. */
export function DomainForm({
  domain,
  host,
  onSave,
  onCheck,
}: {
  domain: PageDomain | null;
  /** Where Hopcheck is, for the CNAME. */
  host: string;
  onSave: (input: unknown) => Promise<LooksResult>;
  onCheck: () => Promise<LooksResult>;
}) {
  const router = useRouter();
  const [working, start] = useTransition();
  const [name, setName] = useState(domain?.domain ?? "");
  const [problem, setProblem] = useState<string | null>(null);
  const run = (work: () => Promise<LooksResult>) =>
    start(async () => {
      const result = await work();
      setProblem(result.ok ? null : result.message);
      if (result.ok) router.refresh();
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(() => onSave(name.trim() === "" ? null : { domain: name }));
  };
  return (
    <div className="grid max-w-xl gap-6">
      <form onSubmit={submit} className="grid gap-4" noValidate>
        <Field label="Domain" hint="Such as status.example.com. Left empty, the page has none.">
          <Input
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
          />
        </Field>
        <div>
          <Button type="submit" variant="primary" disabled={working}>
            Save
          </Button>
        </div>
      </form>
      {problem && <Message tone="error">{problem}</Message>}
      {domain && (
        <section className="grid gap-4" aria-labelledby="records">
          <h2 id="records" className="font-semibold text-lg">
            In the DNS
          </h2>
          <DomainState domain={domain} />
          <div className="rounded border bg-raised">
            <DnsRecord type="TXT" name={recordName(domain.domain)} value={domain.token} />
            <DnsRecord type="CNAME" name={domain.domain} value={host} />
          </div>
          <div>
            <Button onClick={() => run(onCheck)} disabled={working}>
              Check the record
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}
