"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Textarea } from "@/components/ui/input";
import { Message } from "@/components/ui/message";
import type { FieldError } from "@/lib/errors";
import type { Access, AccessRule } from "@/lib/status-page/access";

export type LooksResult = { ok: true; data: unknown } | { ok: false; message: string; fields: readonly FieldError[] };

const words: Record<AccessRule, readonly [title: string, hint: string]> = {
  public: ["Everybody", "Anybody who knows the address, and search engines."],
  password: ["Whoever knows a password", "One password for all readers. It is asked for once in 30 days."],
  link: ["Whoever has a signed link", "Links can be revoked one by one, and may end by themselves."],
  network: ["Certain networks", "Readers from these addresses. To everybody else there is no page."],
  members: ["Members of your organization", "They sign in at Hopcheck first. To everybody else there is no page."],
};

function inputOf(rule: AccessRule, password: string, networks: string) {
  if (rule === "password") return { rule, ...(password === "" ? {} : { password }) };
  if (rule !== "network") return { rule };
  const lines = networks
    .split(/[\s,]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  return { rule, networks: lines };
}

function useSaving(onSave: (input: unknown) => Promise<LooksResult>) {
  const router = useRouter();
  const [saving, start] = useTransition();
  const [result, setResult] = useState<LooksResult | null>(null);
  const save = (input: unknown) =>
    start(async () => {
      const answer = await onSave(input);
      setResult(answer);
      if (answer.ok) router.refresh();
    });
  return { saving, result, save };
}

/** Says who may read a page. A change holds at once, also for whoever has the page open. */
export function AccessForm({ access, onSave }: { access: Access; onSave: (input: unknown) => Promise<LooksResult> }) {
  const [rule, setRule] = useState(access.rule);
  const [password, setPassword] = useState("");
  const [networks, setNetworks] = useState(access.networks.join("\n"));
  const { saving, result, save } = useSaving(onSave);
  const failed = result && !result.ok ? result : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(inputOf(rule, password, networks));
  };
  return (
    <form onSubmit={submit} className="grid max-w-xl gap-5" noValidate>
      <fieldset className="grid gap-3">
        <legend className="mb-3 font-semibold text-lg">Who may read this page</legend>
        {(Object.keys(words) as AccessRule[]).map((each) => (
          <label key={each} className="flex gap-3">
            <input
              type="radio"
              name="rule"
              value={each}
              checked={rule === each}
              onChange={() => setRule(each)}
              className="mt-1 size-4 accent-ink"
            />
            <span>
              <span className="font-medium">{words[each][0]}</span>
              <span className="block text-muted text-sm">{words[each][1]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {rule === "password" && (
        <Field
          label={access.hasPassword ? "New password" : "Password"}
          optional={access.hasPassword}
          hint={
            access.hasPassword
              ? "Left empty, the password stays. A new one turns out everybody who used the old one."
              : "At least 10 characters."
          }
          error={failed?.fields.find(({ field }) => field === "password")?.message}
        >
          <Input
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
      )}
      {rule === "network" && (
        <Field
          label="Networks"
          hint="One a line, such as 203.0.113.0/24 or 2001:db8::/48. An IPv6 network has at most 64 bits."
          error={failed?.fields.find(({ field }) => field.startsWith("networks"))?.message}
        >
          <Textarea
            rows={5}
            className="font-mono"
            value={networks}
            onChange={(event) => setNetworks(event.target.value)}
          />
        </Field>
      )}
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
