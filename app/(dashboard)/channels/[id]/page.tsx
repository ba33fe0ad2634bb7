import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "@/app/_server/actor";
import { removeChannel, sendTest, setEnabled } from "@/app/(dashboard)/channels/actions";
import { ChannelControls } from "@/components/channel/channel-controls";
import { DeliveryLog } from "@/components/channel/delivery-log";
import { LiveRefresh } from "@/components/live/live-refresh";
import { Card } from "@/components/ui/card";
import { Message } from "@/components/ui/message";
import { PageHeader } from "@/components/ui/page-header";
import { listDeliveries } from "@/lib/alert/list-deliveries";
import { getChannel } from "@/lib/channel/get-channel";
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
  const { data: deliveries } = await listDeliveries(actor, { channelId: channel.id, limit: 50 });
  return (
    <>
      <PageHeader
        title={channel.name}
        description={describeChannel(channel).goesTo}
        back={{ href: "/channels", label: "Channels" }}
        actions={<LiveRefresh />}
      />
      <div className="grid gap-6">
        {channel.disabledReason && <Message tone="error">Disabled. {channel.disabledReason}</Message>}
        <ChannelControls
          id={channel.id}
          disabled={channel.disabledAt !== null}
          test={sendTest}
          enable={setEnabled}
          remove={removeChannel}
        />
        <Card title="Delivery log">
          <DeliveryLog deliveries={deliveries} />
        </Card>
      </div>
    </>
  );
}
