"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type LiveChange, type LiveState, watchChanges } from "@/components/live/watch-changes";
import { cn } from "@/components/ui/cn";

const words: Record<LiveState, string> = { connecting: "Connecting", live: "Live", lost: "Reconnecting" };

/**
 * Keeps the page true: reads it again when something changed, at most once every `everyMs`, and never while
 * nobody looks. Shows whether it is connected.
 * @param everyMs milliseconds between two readings at least
 * @param monitorId only what happens to this monitor counts
 */
export function LiveRefresh({
  everyMs = 1500,
  monitorId,
  className,
}: {
  everyMs?: number;
  monitorId?: string;
  className?: string;
}) {
  const router = useRouter();
  const [state, setState] = useState<LiveState>("connecting");

  useEffect(() => {
    const concerns = ({ kind, id }: LiveChange) =>
      monitorId === undefined || id === "" || id === monitorId || (kind !== "check" && kind !== "monitor");
    return watchChanges({ everyMs, concerns, onState: setState, onChange: () => router.refresh() });
  }, [router, everyMs, monitorId]);

  return (
    <span
      className={cn("inline-flex items-center gap-1.5 text-faint text-xs", className)}
      title={state === "live" ? "This page follows by itself." : "The connection for live changes is being made."}
      data-live={state}
    >
      <svg viewBox="0 0 10 10" className="size-2.5" aria-hidden="true">
        <circle
          cx="5"
          cy="5"
          r="3.6"
          fill={state === "live" ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="1.3"
        />
      </svg>
      {words[state]}
    </span>
  );
}
