import type { Metadata } from "next";
import Link from "next/link";
import { requireActor } from "@/app/_server/actor";
import { ChannelRow } from "@/components/channel/channel-row";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listChannels } from "@/lib/channel/list-channels";
import { describeChannel } from "@/lib/channel/registry";

export const metadata: Metadata = { title: "Channels" };

const add = (
  <Button asChild variant="primary">
    <Link href="/channels/new">Add a channel</Link>
  </Button>
);

export default async function ChannelsPage() {
  const { data } = await listChannels(await requireActor(), { limit: 200 });
  return (
    <>
      <PageHeader title="Channels" description="Where you are told. A monitor chooses among them." actions={add} />
      {data.length === 0 ? (
        <EmptyState title="No channels" text="Without one nobody is told when a monitor goes down." action={add} />
      ) : (
        <Card padded={false}>
          <ul className="divide-y">
            {data.map((channel) => (
              <ChannelRow key={channel.id} channel={channel} {...describeChannel(channel)} />
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
