"use client";

import { useRouter } from "next/navigation";
import { ChannelSettingsForm } from "@/components/channel/channel-form";
import { Message } from "@/components/ui/message";
import type { ChannelForm, ChannelSettings } from "@/lib/channel/form";

type Result = { ok: true } | { ok: false; message: string; fields: readonly { field: string; message: string }[] };

/** Changes a channel's settings and its name. */
export function EditChannelForm({
  id,
  name,
  form,
  settings,
  change,
}: {
  id: string;
  name: string;
  form: ChannelForm;
  settings: ChannelSettings;
  change: (input: { id: string; change: Record<string, unknown> }) => Promise<Result>;
}) {
  const router = useRouter();
  const send = async (input: Record<string, unknown>) => {
    const answer = await change({ id, change: input });
    if (answer.ok) router.refresh();
    return answer;
  };
  return (
    <ChannelSettingsForm form={form} settings={settings} name={name} submit="Save" send={send}>
      <Message tone="done">Saved. Send a test to see that it arrives.</Message>
    </ChannelSettingsForm>
  );
}
