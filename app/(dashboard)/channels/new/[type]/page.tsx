import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "@/app/_server/actor";
import { addChannel } from "@/app/(dashboard)/channels/actions";
import { Guide } from "@/components/channel/guide";
import { NewChannelForm } from "@/components/channel/new-channel-form";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { formOf } from "@/lib/channel/form-of";
import { channelTypeOf } from "@/lib/channel/registry";

export const metadata: Metadata = { title: "Add a channel" };

export default async function NewChannelOfKindPage({ params }: { params: Promise<{ type: string }> }) {
  await requireActor();
  const type = channelTypeOf((await params).type);
  if (type === null) notFound();
  const form = formOf(type);
  return (
    <>
      <PageHeader
        title={`Add ${form.label}`}
        description={form.summary}
        back={{ href: "/channels/new", label: "All kinds" }}
      />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,36rem)_minmax(0,1fr)]">
        <Card title="How to get it" className="lg:order-last">
          <Guide guide={form.guide} />
        </Card>
        <NewChannelForm form={form} create={addChannel} />
      </div>
    </>
  );
}
