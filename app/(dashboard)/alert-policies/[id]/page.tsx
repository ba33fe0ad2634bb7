import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { pickableMonitors } from "@/app/_server/pickable-monitors";
import { changePolicy, removePolicy } from "@/app/(dashboard)/alert-policies/actions";
import { offeredTargets } from "@/app/(dashboard)/alert-policies/offered-targets";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import { DeleteButton } from "@/components/form/delete-button";
import { PolicyForm } from "@/components/policy/policy-form";
import { PageHeader } from "@/components/ui/page-header";
import { getPolicy } from "@/lib/policy/get-policy";

export const metadata: Metadata = { title: "Alert policy" };

/** The form for a policy that exists. */
export default async function PolicyPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  const [policy, targets, monitors] = await Promise.all([
    orNotFound(getPolicy(actor, id)),
    offeredTargets(actor),
    pickableMonitors(actor),
  ]);
  const save = async (input: unknown) => {
    "use server";
    return changePolicy({ id, input });
  };
  const remove = async () => {
    "use server";
    return removePolicy(id);
  };
  return (
    <>
      <PageHeader
        title={policy.name}
        back={{ href: "/alert-policies", label: "Alert policies" }}
        actions={
          <DeleteButton
            title={`Delete the policy ${policy.name}?`}
            text="Monitors that name it are told by the policy that matches. What it has planned for open incidents is sent all the same."
            next="/alert-policies"
            remove={remove}
          />
        }
      />
      <PolicyForm policy={policy} monitors={monitors} save={save} {...targets} />
    </>
  );
}
