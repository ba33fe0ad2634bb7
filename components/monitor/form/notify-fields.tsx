"use client";

import Link from "next/link";
import { useFormContext } from "react-hook-form";
import type { MonitorFormValues } from "@/components/monitor/form/form-values";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";

export type OfferedChannel = { id: string; name: string; type: string };

/** A policy that a monitor can name. */
export type OfferedPolicy = { id: string; name: string };

function PolicyField({ policies }: { policies: readonly OfferedPolicy[] }) {
  const { register, formState } = useFormContext<MonitorFormValues>();
  return (
    <Field
      label="Alert policy"
      hint="It decides who is told and when. Without one that applies, the channels above are told at once."
      error={formState.errors.policyId?.message}
      className="max-w-96"
    >
      <Select {...register("policyId")}>
        <option value="">The one that matches</option>
        {policies.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Who is told: the organization's channels, each a box, and where there are any the alert policies. */
export function NotifyFields({
  channels,
  policies,
}: {
  channels: readonly OfferedChannel[];
  policies: readonly OfferedPolicy[];
}) {
  const { register, formState } = useFormContext<MonitorFormValues>();
  const error = formState.errors.channelIds;
  const boxes = (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">Tell</legend>
      {channels.length === 0 && (
        <p className="text-muted text-sm">
          Nobody yet: there is no channel.{" "}
          <Link href="/channels/new" className="text-accent underline">
            Add a channel
          </Link>
        </p>
      )}
      {channels.map(({ id, name, type }) => (
        <Checkbox
          key={id}
          value={id}
          label={
            <>
              {name} <span className="text-faint text-sm">{type}</span>
            </>
          }
          {...register("channelIds")}
        />
      ))}
      {error && (
        <p role="alert" className="text-down text-sm">
          {error.message ?? "Choose from the channels shown."}
        </p>
      )}
    </fieldset>
  );
  return (
    <>
      {boxes}
      {policies.length > 0 && <PolicyField policies={policies} />}
    </>
  );
}
