"use client";

import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";
import { useField } from "@/components/ui/field";

const looks =
  "w-full min-w-0 rounded border border-edge bg-raised text-ink placeholder:text-faint transition-colors hover:border-muted " +
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted aria-invalid:border-down";

/** Ties a control to the `Field` around it; what the caller says itself wins. */
function useWiring(props: {
  id?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: ComponentProps<"input">["aria-invalid"];
}) {
  const field = useField();
  return {
    id: props.id ?? field?.id,
    "aria-describedby": props["aria-describedby"] ?? field?.describedBy,
    "aria-invalid": props["aria-invalid"] ?? (field?.invalid ? true : undefined),
  };
}

/** One line of text. Inside a `Field` it takes its id and description from there. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} {...useWiring(rest)} className={cn(looks, "h-9 px-3 text-base", className)} />;
}

/** Several lines of text. */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} {...useWiring(rest)} className={cn(looks, "min-h-20 px-3 py-2 text-base", className)} />;
}

/** The system's own list of choices: it works everywhere and with every keyboard. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select {...rest} {...useWiring(rest)} className={cn(looks, "h-9 px-2.5 text-base", className)} />;
}
