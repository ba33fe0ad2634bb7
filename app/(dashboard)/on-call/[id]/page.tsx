import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { offeredTargets } from "@/app/(dashboard)/alert-policies/offered-targets";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import { changeRotation, removeRotation, standIn, takeBack } from "@/app/(dashboard)/on-call/actions";
import { DeleteButton } from "@/components/form/delete-button";
import { OnCallNow } from "@/components/rotation/on-call-now";
import { OverrideForm } from "@/components/rotation/override-form";
import { OverrideList } from "@/components/rotation/override-list";
import { RotationForm } from "@/components/rotation/rotation-form";
import { WeekBars } from "@/components/rotation/week-bars";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { getRotation } from "@/lib/rotation/get-rotation";
import type { Rotation } from "@/lib/rotation/rotation";
import { weeksFrom } from "@/lib/rotation/weeks";
import { turnsBetween } from "@/lib/rotation/who-is-on-call";

export const metadata: Metadata = { title: "Rotation" };

const monthMs = 31 * 86_400_000;

function Duty({ rotation }: { rotation: Rotation }) {
  const now = new Date();
  const { timeZone, participants } = rotation;
  return (
    <Card title="The next weeks">
      <div className="grid gap-4">
        <OnCallNow turns={turnsBetween(rotation, now, new Date(now.getTime() + monthMs))} />
        <WeekBars weeks={weeksFrom(rotation, now, 6)} zone={timeZone} order={participants.map(({ id }) => id)} />
      </div>
    </Card>
  );
}

function StandIns({ rotation: { id, overrides, participants } }: { rotation: Rotation }) {
  const add = async (input: unknown) => {
    "use server";
    return standIn({ id, input });
  };
  return (
    <Card title="Standing in">
      <div className="grid gap-5">
        <OverrideList overrides={overrides} participants={participants} remove={takeBack} />
        <OverrideForm participants={participants} add={add} />
      </div>
    </Card>
  );
}

/** One rotation: who has the duty when, who stands in, and how it goes round. */
export default async function RotationPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  const [rotation, { channels }] = await Promise.all([orNotFound(getRotation(actor, id)), offeredTargets(actor)]);
  const save = async (input: unknown) => {
    "use server";
    return changeRotation({ id, input });
  };
  const remove = async () => {
    "use server";
    return removeRotation(id);
  };
  const { name, updatedAt, startsOn } = rotation;
  return (
    <>
      <PageHeader
        title={name}
        back={{ href: "/on-call", label: "On call" }}
        actions={
          <DeleteButton
            title={`Delete the rotation ${name}?`}
            text="Its overrides go with it. One that an alert policy tells cannot be deleted."
            next="/on-call"
            remove={remove}
          />
        }
      />
      <div className="grid gap-6">
        <Duty rotation={rotation} />
        <StandIns rotation={rotation} />
        <Card title="Settings">
          <RotationForm key={updatedAt} rotation={rotation} today={startsOn} channels={channels} save={save} />
        </Card>
      </div>
    </>
  );
}
