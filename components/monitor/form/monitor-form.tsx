"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { FormProvider, useForm } from "react-hook-form";
import { AnswerFields } from "@/components/monitor/form/answer-fields";
import { ConfirmFields } from "@/components/monitor/form/confirm-fields";
import { FirstFields } from "@/components/monitor/form/first-fields";
import { type MonitorFormValues, toInput } from "@/components/monitor/form/form-values";
import { NotifyFields, type OfferedChannel, type OfferedPolicy } from "@/components/monitor/form/notify-fields";
import { RequestFields } from "@/components/monitor/form/request-fields";
import { placeErrors, resolver } from "@/components/monitor/form/resolver";
import { type OfferedMonitor, TriageFields } from "@/components/monitor/form/triage-fields";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Message } from "@/components/ui/message";

/** What saving answers with. */
type SaveResult =
  | { ok: true; data: { id: string } }
  | { ok: false; message: string; fields: readonly { field: string; message: string }[] };

export type MonitorFormProps = {
  values: MonitorFormValues;
  channels: readonly OfferedChannel[];
  policies: readonly OfferedPolicy[];
  regions: readonly string[];
  /** The organization's other monitors. */
  monitors: readonly OfferedMonitor[];
  saveLabel: string;
  cancelHref: string;
  save: (input: Record<string, unknown>) => Promise<SaveResult>;
};

const sections: readonly { title: string; summary: string; fields: readonly (keyof MonitorFormValues)[] }[] = [
  { title: "Request", summary: "method, headers, body, redirects", fields: ["method", "headers", "body"] },
  {
    title: "Expected answer",
    summary: "status, keyword, latency, certificate",
    fields: ["status", "keyword", "maxLatencyMs", "slowChecks", "ofChecks", "tlsExpiryWarningDays"],
  },
  {
    title: "Timing and confirmation",
    summary: "timeout, retries, recovery, regions, tags",
    fields: ["timeoutMs", "confirmations", "retryDelaySeconds", "recoveryConfirmations", "regions", "quorum", "tags"],
  },
  {
    title: "When it fails",
    summary: "health URL, origin behind a CDN, what it depends on",
    fields: ["healthUrl", "originAddress", "dependsOn"],
  },
];

const bodies = [RequestFields, AnswerFields, ConfirmFields, TriageFields] as const;

/** One column: what every monitor needs first, the rest folded under its name. */
export function MonitorForm({
  values,
  channels,
  policies,
  regions,
  monitors,
  saveLabel,
  cancelHref,
  save,
}: MonitorFormProps) {
  const router = useRouter();
  const form = useForm<MonitorFormValues>({ defaultValues: values, resolver, mode: "onTouched" });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  const submit = form.handleSubmit(async (given) => {
    const result = await save(toInput(given));
    if (result.ok) return router.push(`/monitors/${result.data.id}`);
    const { placed, rest } = placeErrors(result.fields, given);
    for (const [name, message] of placed) form.setError(name, { message });
    if (placed.size === 0 || rest.length > 0) form.setError("root", { message: rest.join(" ") || result.message });
  });
  const busy = isSubmitting || (isSubmitSuccessful && Object.keys(errors).length === 0);
  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate className="grid max-w-2xl gap-5">
        <FirstFields />
        <NotifyFields channels={channels} policies={policies} />
        <div className="grid gap-2">
          {sections.map(({ title, summary, fields }, index) => {
            const Fields = bodies[index];
            const wrong = fields.some((name) => errors[name] !== undefined);
            return (
              // Opens by itself when something inside it is wrong.
              <Disclosure key={`${title}-${wrong}`} title={title} summary={summary} open={wrong}>
                {Fields && <Fields regions={regions} monitors={monitors} />}
              </Disclosure>
            );
          })}
        </div>
        {errors.root?.message && <Message tone="error">{errors.root.message}</Message>}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" disabled={busy}>
            {busy ? "Saving" : saveLabel}
          </Button>
          <Button variant="ghost" asChild>
            <Link href={cancelHref}>Cancel</Link>
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}
