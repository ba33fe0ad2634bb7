import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { addChannel } from "@/app/(dashboard)/channels/actions";
import { NewChannelForm } from "@/components/channel/new-channel-form";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Add a channel" };

export default async function NewChannelPage() {
  await requireActor();
  return (
    <>
      <PageHeader title="Add a channel" back={{ href: "/channels", label: "Channels" }} />
      <div className="max-w-xl">
        <NewChannelForm create={addChannel} />
      </div>
    </>
  );
}
