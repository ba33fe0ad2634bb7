import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { requireActor } from "@/app/_server/actor";
import { endNow } from "@/app/(dashboard)/maintenance/actions";
import { LiveRefresh } from "@/components/live/live-refresh";
import { WindowList } from "@/components/maintenance/window-list";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listWindows } from "@/lib/maintenance/list-windows";

export const metadata: Metadata = { title: "Maintenance" };

const plan = (
  <Button variant="primary" asChild>
    <Link href="/maintenance/new">
      <Plus aria-hidden />
      Plan maintenance
    </Link>
  </Button>
);

/** The maintenance windows, or the way to the first one. */
export default async function MaintenancePage() {
  const windows = await listWindows(await requireActor());
  return (
    <>
      <PageHeader
        title="Maintenance"
        description="While it is under way checks go on, nobody is woken, and status pages say so."
        actions={
          <>
            <LiveRefresh />
            {windows.length > 0 && plan}
          </>
        }
      />
      {windows.length > 0 ? (
        <WindowList windows={windows} onEnd={endNow} />
      ) : (
        <EmptyState
          title="No maintenance planned"
          text="Plan the times in which things may fail, once or again and again. What still fails when they end is told at once."
          action={plan}
        />
      )}
    </>
  );
}
