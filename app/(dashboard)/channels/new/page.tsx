import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { KindGrid } from "@/components/channel/kind-grid";
import { PageHeader } from "@/components/ui/page-header";
import { channelTypes } from "@/lib/channel/registry";

export const metadata: Metadata = { title: "Add a channel" };

export default async function NewChannelPage() {
  await requireActor();
  const kinds = channelTypes.map(({ kind, label, sign, summary }) => ({ kind, label, sign, summary }));
  return (
    <>
      <PageHeader
        title="Add a channel"
        description="Choose where you want to be told."
        back={{ href: "/channels", label: "Channels" }}
      />
      <KindGrid kinds={kinds} />
    </>
  );
}
