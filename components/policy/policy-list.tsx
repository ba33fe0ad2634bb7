"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { extraWords, listWords, matchWords, whenWords } from "@/components/policy/policy-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Message } from "@/components/ui/message";
import type { Policy } from "@/lib/policy/policy";

type Names = Readonly<Record<string, string>>;
type Move = (input: { id: string; position: number }) => Promise<{ ok: true } | { ok: false; message: string }>;

function Steps({ steps, names }: { steps: Policy["steps"]; names: Names }) {
  return (
    <ol className="grid gap-0.5">
      {steps.map(({ afterMinutes, channelIds, rotationIds }) => {
        const told = [...channelIds, ...rotationIds].flatMap((id) => names[id] ?? []);
        return (
          <li key={afterMinutes} className="grid gap-x-3 sm:grid-cols-[7rem_minmax(0,1fr)]">
            <span className="text-muted tabular-nums">{whenWords(afterMinutes)}</span>
            <span className="break-words">{told.length === 0 ? "nobody any more" : listWords(told)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** The policies in the order in which they are looked at; the first that matches an incident applies. */
export function PolicyList({ policies, names, move }: { policies: readonly Policy[]; names: Names; move: Move }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const to = (policy: Policy, position: number) => {
    if (position < 1 || position > policies.length) return;
    start(async () => {
      const result = await move({ id: policy.id, position });
      setProblem(result.ok ? null : result.message);
      setSaid(`${policy.name} is now number ${position} of ${policies.length}`);
      router.refresh();
    });
  };
  return (
    <div className="grid gap-3">
      {problem && <Message tone="error">{problem}</Message>}
      <ol className="divide-y rounded border bg-raised">
        {policies.map((policy, index) => (
          <li key={policy.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-3 p-4 sm:p-5">
            <div className="grid min-w-0 gap-2">
              <h2 className="flex flex-wrap items-center gap-2 font-semibold">
                <Link href={`/alert-policies/${policy.id}`} className="break-words hover:underline">
                  {policy.name}
                </Link>
                {policy.isDefault && <Badge>default</Badge>}
              </h2>
              <p className="break-words text-muted text-sm">{matchWords(policy)}</p>
              <Steps steps={policy.steps} names={names} />
              {extraWords(policy).map((words) => (
                <p key={words} className="text-muted text-sm">
                  {words}
                </p>
              ))}
            </div>
            {policies.length > 1 && (
              <div className="flex items-start">
                <Button
                  variant="ghost"
                  className="size-9 px-0"
                  aria-label={`Move ${policy.name} up`}
                  aria-disabled={index === 0 || busy}
                  onClick={() => to(policy, index)}
                >
                  <ArrowUp aria-hidden />
                </Button>
                <Button
                  variant="ghost"
                  className="size-9 px-0"
                  aria-label={`Move ${policy.name} down`}
                  aria-disabled={index === policies.length - 1 || busy}
                  onClick={() => to(policy, index + 2)}
                >
                  <ArrowDown aria-hidden />
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
    </div>
  );
}
