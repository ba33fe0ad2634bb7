import type { Metadata } from "next";
import Link from "next/link";
import { requireActor } from "@/app/_server/actor";
import { movePolicy } from "@/app/(dashboard)/alert-policies/actions";
import { offeredTargets } from "@/app/(dashboard)/alert-policies/offered-targets";
import { PolicyList } from "@/components/policy/policy-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listPolicies } from "@/lib/policy/list-policies";

export const metadata: Metadata = { title: "Alert policies" };

const add = (
  <Button asChild variant="primary">
    <Link href="/alert-policies/new">Add a policy</Link>
  </Button>
);

/** Who is told when. */
export default async function AlertPoliciesPage() {
  const actor = await requireActor();
  const [{ data }, { channels, rotations }] = await Promise.all([listPolicies(actor), offeredTargets(actor)]);
  const names = Object.fromEntries([...channels, ...rotations].map(({ id, name }) => [id, name]));
  return (
    <>
      <PageHeader
        title="Alert policies"
        description="Who is told of an incident, and when. The first that matches applies; a monitor can name another."
        actions={data.length === 0 ? null : add}
      />
      {data.length === 0 ? (
        <EmptyState
          title="No policy"
          text="Each incident goes to its monitor's channels at once. A policy tells others when nobody acknowledges, whoever is on call, and keeps still at night."
          action={add}
        />
      ) : (
        <PolicyList policies={data} names={names} move={movePolicy} />
      )}
    </>
  );
}
