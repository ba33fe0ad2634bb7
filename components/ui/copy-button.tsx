"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

const shownMs = 2000;

/** Copies `value`. `label` says what it copies; with `compact` only the icon is seen. */
export function CopyButton({
  value,
  label = "Copy",
  compact = false,
  className,
}: {
  value: string;
  label?: string;
  compact?: boolean;
  className?: string;
}) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), shownMs);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  const words = state === "copied" ? "Copied" : state === "failed" ? "Could not copy" : label;
  return (
    <Button
      size="sm"
      variant={compact ? "ghost" : "secondary"}
      onClick={copy}
      aria-label={compact ? label : undefined}
      className={compact ? `size-8 px-0 ${className ?? ""}` : (className ?? "")}
    >
      {state === "copied" ? <Check aria-hidden /> : <Copy aria-hidden />}
      {!compact && words}
      <span className="sr-only" aria-live="polite">
        {state === "idle" ? "" : words}
      </span>
    </Button>
  );
}
