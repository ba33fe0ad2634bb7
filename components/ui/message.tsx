import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { type ShownState, StateMark } from "@/components/ui/state-mark";

const tones = { error: "bg-down-soft text-down", done: "bg-up-soft text-up", note: "bg-sunken text-muted" } as const;
const marks: Record<keyof typeof tones, ShownState> = { error: "down", done: "up", note: "unknown" };

/** A sentence in its place on the page: what went wrong, what was done. There are no toasts. */
export function Message({
  tone = "note",
  className,
  children,
}: {
  tone?: keyof typeof tones;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={cn("flex items-start gap-2 rounded px-3 py-2 text-base", tones[tone], className)}
    >
      <StateMark state={marks[tone]} decorative className="mt-[5px]" />
      <div className="min-w-0 break-words">{children}</div>
    </div>
  );
}
