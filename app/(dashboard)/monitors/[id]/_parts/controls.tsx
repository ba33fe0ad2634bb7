"use client";

import { useRouter } from "next/navigation";
import { checkMonitor, removeMonitor, setPaused } from "@/app/(dashboard)/monitors/actions";
import { MonitorControls } from "@/components/monitor/monitor-controls";

/** The controls tied to one monitor. */
export function Controls({ id, name, paused }: { id: string; name: string; paused: boolean }) {
  const router = useRouter();
  return (
    <MonitorControls
      id={id}
      name={name}
      paused={paused}
      check={() => checkMonitor(id)}
      setPaused={async (next) => {
        const result = await setPaused({ id, paused: next });
        router.refresh();
        return result;
      }}
      remove={async () => {
        const result = await removeMonitor(id);
        if (result.ok) router.push("/monitors");
        return result;
      }}
    />
  );
}
