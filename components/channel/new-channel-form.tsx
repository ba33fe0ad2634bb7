"use client";

import Link from "next/link";
import { useState } from "react";
import { ChannelSettingsForm } from "@/components/channel/channel-form";
import { Secret } from "@/components/form/secret";
import { Button } from "@/components/ui/button";
import type { ChannelForm } from "@/lib/channel/form";

type Made = { id: string; secret: string | null };
type Result =
  | { ok: true; data: Made }
  | { ok: false; message: string; fields: readonly { field: string; message: string }[] };

/** Adds a channel. A signing secret is shown after it, this once. */
export function NewChannelForm({
  form,
  create,
}: {
  form: ChannelForm;
  create: (input: Record<string, unknown>) => Promise<Result>;
}) {
  const [made, setMade] = useState<Made | null>(null);
  const send = async (input: Record<string, unknown>) => {
    const answer = await create({ type: form.kind, ...input });
    if (!answer.ok) return answer;
    if (answer.data.secret === null) window.location.assign(`/channels/${answer.data.id}`);
    else setMade(answer.data);
    return { ok: true } as const;
  };
  if (made !== null && made.secret !== null) {
    return (
      <div className="grid gap-4">
        <Secret label="The signing secret of this webhook" value={made.secret} />
        <Button asChild variant="primary" className="justify-self-start">
          <Link href={`/channels/${made.id}`}>Go on and send a test</Link>
        </Button>
      </div>
    );
  }
  return <ChannelSettingsForm form={form} submit="Add the channel" send={send} />;
}
