import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { offeredTargets } from "@/app/(dashboard)/alert-policies/offered-targets";
import { addRotation } from "@/app/(dashboard)/on-call/actions";
import { RotationForm } from "@/components/rotation/rotation-form";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Add a rotation" };

/** The form for a new rotation. */
export default async function NewRotationPage() {
  const { channels } = await offeredTargets(await requireActor());
  return (
    <>
      <PageHeader title="Add a rotation" back={{ href: "/on-call", label: "On call" }} />
      <RotationForm
        rotation={null}
        today={new Date().toISOString().slice(0, 10)}
        channels={channels}
        save={addRotation}
      />
    </>
  );
}
