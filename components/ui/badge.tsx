import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const tones = {
  neutral: "bg-sunken text-muted",
  up: "bg-up-soft text-up",
  degraded: "bg-degraded-soft text-degraded",
  down: "bg-down-soft text-down",
  maintenance: "bg-maintenance-soft text-maintenance",
  unknown: "bg-unknown-soft text-unknown",
  paused: "bg-paused-soft text-paused",
} as const;

/** A word or two set apart. Any tone but neutral means the state of that name. */
export function Badge({
  tone = "neutral",
  className,
  children,
}: {
  tone?: keyof typeof tones;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={cn(
        "inline-flex max-w-full items-center gap-1 truncate rounded px-1.5 py-px font-medium text-xs",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
