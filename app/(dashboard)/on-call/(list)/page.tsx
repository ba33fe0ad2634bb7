import type { Metadata } from "next";
import Link from "next/link";
import { requireActor } from "@/app/_server/actor";
import { OnCallNow } from "@/components/rotation/on-call-now";
import { WeekBars } from "@/components/rotation/week-bars";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listRotations } from "@/lib/rotation/list-rotations";
import type { Rotation } from "@/lib/rotation/rotation";
import { weeksFrom } from "@/lib/rotation/weeks";
import { turnsBetween } from "@/lib/rotation/who-is-on-call";

export const metadata: Metadata = { title: "On call" };

const add = (
  <Button asChild variant="primary">
    <Link href="/on-call/new">Add a rotation</Link>
  </Button>
);

const monthMs = 31 * 86_400_000;

function RotationCard({ rotation, now }: { rotation: Rotation; now: Date }) {
  const { id, name, timeZone, participants } = rotation;
  const title = (
    <Link href={`/on-call/${id}`} className="break-words hover:underline">
      {name}
    </Link>
  );
  return (
    <Card title={title}>
      <div className="grid gap-4">
        <OnCallNow turns={turnsBetween(rotation, now, new Date(now.getTime() + monthMs))} />
        <WeekBars weeks={weeksFrom(rotation, now, 4)} zone={timeZone} order={participants.map((each) => each.id)} />
      </div>
    </Card>
  );
}

/** Who is on call in each rotation, now and in the next weeks. */
export default async function OnCallPage() {
  const { data } = await listRotations(await requireActor());
  const now = new Date();
  return (
    <>
      <PageHeader
        title="On call"
        description={
          <>
            People who take turns.{" "}
            <Link href="/alert-policies" className="underline underline-offset-2 hover:text-ink">
              Alert policies
            </Link>{" "}
            tell whoever has the duty.
          </>
        }
        actions={data.length === 0 ? null : add}
      />
      {data.length === 0 ? (
        <EmptyState
          title="No rotation"
          text="A rotation hands the duty from one person to the next, each day or week at a set local time. An alert policy then tells whoever has it."
          action={add}
        />
      ) : (
        <div className="grid gap-6">
          {data.map((rotation) => (
            <RotationCard key={rotation.id} rotation={rotation} now={now} />
          ))}
        </div>
      )}
    </>
  );
}
