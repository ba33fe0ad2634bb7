import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "@/app/_server/actor";
import { changeChannel, removeChannel, sendAgain, sendTest, setEnabled } from "@/app/(dashboard)/channels/actions";
import { ChannelControls } from "@/components/channel/channel-controls";
import { DeliveryLog } from "@/components/channel/delivery-log";
import { EditChannelForm } from "@/components/channel/edit-channel-form";
import { Guide } from "@/components/channel/guide";
import { RateForm } from "@/components/channel/rate-form";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Message } from "@/components/ui/message";
import { PageHeader } from "@/components/ui/page-header";
import { usualNoticesPerMinute } from "@/lib/alert/digest";
import { listDeliveries } from "@/lib/alert/list-deliveries";
import { getChannel } from "@/lib/channel/get-channel";
import { getSettings } from "@/lib/channel/get-settings";
import { describeChannel } from "@/lib/channel/registry";
import { AppError } from "@/lib/errors";

export const metadata: Metadata = { title: "Channel" };

export default async function ChannelPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  const channel = await getChannel(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  });
  const [{ data: deliveries }, stored] = await Promise.all([
    listDeliveries(actor, { channelId: channel.id, limit: 50 }),
    getSettings(actor, channel.id),
  ]);
  const { label, goesTo } = describeChannel(channel);
  return (
    <>
      <PageHeader
        title={channel.name}
        description={<span className="break-words">{`${label} · ${goesTo}`}</span>}
        back={{ href: "/channels", label: "Channels" }}
        actions={<LiveRefresh />}
      />
      <div className="grid grid-cols-1 gap-6">
        {channel.disabledReason && <Message tone="error">Disabled. {channel.disabledReason}</Message>}
        <ChannelControls
          id={channel.id}
          disabled={channel.disabledAt !== null}
          test={sendTest}
          enable={setEnabled}
          remove={removeChannel}
        />
        <Card title="Delivery log">
          <DeliveryLog deliveries={deliveries} {...(channel.disabledAt === null ? { replay: sendAgain } : {})} />
        </Card>
        {stored && (
          <Card title="Settings">
            <div className="grid max-w-xl grid-cols-1 gap-5">
              <EditChannelForm
                id={channel.id}
                name={channel.name}
                form={stored.form}
                settings={stored.settings}
                change={changeChannel}
              />
              <RateForm
                id={channel.id}
                value={channel.noticesPerMinute}
                usual={usualNoticesPerMinute(channel.type)}
                change={changeChannel}
              />
              <Disclosure title="How to get it" summary={stored.form.label}>
                <Guide guide={stored.form.guide} />
              </Disclosure>
            </div>
          </Card>
        )}
      </div>
    </>
  );
}
