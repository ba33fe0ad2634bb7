"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";

export type CheckboxProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode };

/** A box to tick, with its words; the words tick it too. */
export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  const id = useId();
  return (
    <div className={cn("flex gap-2.5", className)}>
      <input
        type="checkbox"
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-[3px] size-4 shrink-0 accent-ink"
        {...rest}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="text-base">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-faint text-sm">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
