import type { Metadata } from "next";
import { requireActor } from "@/app/_server/actor";
import { changeWindow, endNow, leaveOut, previewTimes, removeWindow } from "@/app/(dashboard)/maintenance/actions";
import { timeZones, windowChoices } from "@/app/(dashboard)/maintenance/choices";
import { orNotFound } from "@/app/(dashboard)/monitors/or-not-found";
import { DeleteButton, EndButton, UpcomingTimes } from "@/components/maintenance/window-controls";
import { WindowForm } from "@/components/maintenance/window-form";
import { PageHeader } from "@/components/ui/page-header";
import { StateLabel } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import { getWindow } from "@/lib/maintenance/get-window";

export const metadata: Metadata = { title: "Maintenance" };

/** One window: how it stands, its next times, and the form that changes it. */
export default async function WindowPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor();
  const [window, choices] = await Promise.all([orNotFound(getWindow(actor, id)), windowChoices(actor)]);
  const save = async (input: unknown) => {
    "use server";
    return changeWindow({ id, input });
  };
  const skip = async (from: string) => {
    "use server";
    return leaveOut({ id, from });
  };
  return (
    <>
      <PageHeader
        title={window.name}
        description={
          window.current && (
            <span className="flex flex-wrap items-center gap-x-2">
              <StateLabel state="maintenance" /> until <Time value={window.current.to} />
            </span>
          )
        }
        back={{ href: "/maintenance", label: "Maintenance" }}
        actions={
          <>
            {window.current && <EndButton name={window.name} onEnd={endNow.bind(null, id)} />}
            <DeleteButton name={window.name} onDelete={removeWindow.bind(null, id)} />
          </>
        }
      />
      <div className="grid gap-8">
        {window.repeat !== null && window.upcoming.length > 0 && (
          <section className="max-w-2xl" aria-labelledby="next-times">
            <h2 id="next-times" className="mb-2 font-semibold text-lg">
              Next
            </h2>
            <UpcomingTimes times={window.upcoming} onLeaveOut={skip} />
          </section>
        )}
        <WindowForm window={window} choices={choices} zones={timeZones()} onSave={save} onPreview={previewTimes} />
      </div>
    </>
  );
}
