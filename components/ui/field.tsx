"use client";

import { createContext, type ReactNode, useContext, useId, useMemo } from "react";
import { cn } from "@/components/ui/cn";

type FieldWiring = { id: string; describedBy: string | undefined; invalid: boolean };

const FieldContext = createContext<FieldWiring | null>(null);

/** What the control inside a `Field` needs to be tied to its label, hint and error; null outside of one. */
export function useField(): FieldWiring | null {
  return useContext(FieldContext);
}

export type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** Words that say what to do; nothing is shown for null or an empty string. */
  error?: string | null | undefined;
  /** The label is heard and not seen; its room stays, so that the field stands level with its neighbour. */
  quiet?: boolean;
  /** Marks a field that may stay empty. */
  optional?: boolean;
  className?: string;
  children: ReactNode;
};

/** A label, one control (`Input`, `Textarea`, `Select`), and below it the hint and what is wrong. */
export function Field({ label, hint, error, quiet = false, optional = false, className, children }: FieldProps) {
  const id = useId();
  const invalid = Boolean(error);
  const hintId = hint ? `${id}-hint` : null;
  const errorId = invalid ? `${id}-error` : null;
  const describedBy = [errorId, hintId].filter(Boolean).join(" ") || undefined;
  const wiring = useMemo(() => ({ id, describedBy, invalid }), [id, describedBy, invalid]);
  return (
    <div className={cn("grid grid-cols-1 content-start gap-1.5", className)}>
      <label htmlFor={id} className={cn("font-medium text-sm", quiet && "select-none text-transparent")}>
        {label}
        {optional && <span className="font-normal text-faint"> (optional)</span>}
      </label>
      <FieldContext value={wiring}>{children}</FieldContext>
      {errorId && (
        <p id={errorId} className="text-down text-sm" role="alert">
          {error}
        </p>
      )}
      {hintId && (
        <p id={hintId} className="text-faint text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}
