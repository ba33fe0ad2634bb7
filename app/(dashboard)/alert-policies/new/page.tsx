import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { pickableMonitors } from "@/app/_server/pickable-monitors";
import { addPolicy } from "@/app/(dashboard)/alert-policies/actions";
import { offeredTargets } from "@/app/(dashboard)/alert-policies/offered-targets";
import { PolicyForm } from "@/components/policy/policy-form";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Add a policy" };

/** The form for a new policy. */
export default async function NewPolicyPage() {
  const actor = await requireActor();
  const [targets, monitors] = await Promise.all([offeredTargets(actor), pickableMonitors(actor)]);
  return (
    <>
      <PageHeader title="Add a policy" back={{ href: "/alert-policies", label: "Alert policies" }} />
      <PolicyForm policy={null} monitors={monitors} save={addPolicy} {...targets} />
    </>
  );
}
