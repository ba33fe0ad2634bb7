"use client";

import Link from "next/link";
import { useFormContext } from "react-hook-form";
import type { MonitorFormValues } from "@/components/monitor/form/form-values";
import { Checkbox } from "@/components/ui/checkbox";

export type OfferedChannel = { id: string; name: string; type: string };

/** Who is told: the organization's channels, each a box. */
export function NotifyFields({ channels }: { channels: readonly OfferedChannel[] }) {
  const { register, formState } = useFormContext<MonitorFormValues>();
  const error = formState.errors.channelIds;
  return (
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
}
