import type { Metadata } from "next";
import Link from "next/link";
import { requireActor } from "@/app/_server/actor";
import { ChannelState } from "@/components/channel/channel-state";
import { KindSign } from "@/components/channel/kind-sign";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table, Td, Th, Tr } from "@/components/ui/table";
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
          <Table caption="Channels">
            <thead>
              <tr>
                <Th>Name</Th>
                <Th>Kind</Th>
                <Th>Goes to</Th>
                <Th>State</Th>
              </tr>
            </thead>
            <tbody>
              {data.map((channel) => {
                const { label, sign, goesTo } = describeChannel(channel);
                return (
                  <Tr key={channel.id}>
                    <Td className="break-words font-medium">
                      <Link href={`/channels/${channel.id}`} className="hover:underline">
                        {channel.name}
                      </Link>
                    </Td>
                    <Td>
                      <span className="inline-flex items-center gap-2 whitespace-nowrap">
                        <KindSign sign={sign} />
                        {label}
                      </span>
                    </Td>
                    <Td className="break-all text-muted">{goesTo}</Td>
                    <Td className="whitespace-nowrap">
                      <ChannelState disabled={channel.disabledAt !== null} />
                    </Td>
                  </Tr>
                );
              })}
            </tbody>
          </Table>
        </Card>
      )}
    </>
  );
}
