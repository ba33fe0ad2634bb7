"use client";

import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Holds whether it is open; focus is kept inside and given back. */
export const Dialog = Primitive.Root;
/** What opens it. Use `asChild` with a `Button`. */
export const DialogTrigger = Primitive.Trigger;
/** What closes it. Use `asChild` with a `Button`. */
export const DialogClose = Primitive.Close;

/** The sheet that floats over the page. A title is a must: it is what a screen reader says first. */
export function DialogContent({
  title,
  description,
  className,
  children,
  ...rest
}: Omit<ComponentProps<typeof Primitive.Content>, "title"> & { title: ReactNode; description?: ReactNode }) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="fixed inset-0 z-40 bg-ink/25 dark:bg-sunken/75" />
      <Primitive.Content
        className={cn(
          "fixed top-1/2 left-1/2 z-50 max-h-[85dvh] w-[calc(100vw-2rem)] max-w-md -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded border bg-raised p-5 shadow-float focus:outline-none",
          className,
        )}
        {...(description ? {} : { "aria-describedby": undefined })}
        {...rest}
      >
        <Primitive.Title className="pr-8 font-semibold text-lg">{title}</Primitive.Title>
        {description && (
          <Primitive.Description asChild>
            <div className="mt-1 text-muted">{description}</div>
          </Primitive.Description>
        )}
        <div className="mt-4">{children}</div>
        <Primitive.Close
          className="absolute top-3 right-3 inline-flex size-8 items-center justify-center rounded text-faint hover:bg-sunken hover:text-ink"
          aria-label="Close"
        >
          <X className="size-4" aria-hidden />
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}

/** The row of buttons at the end of a dialog. */
export function DialogFooter({ className, ...rest }: ComponentProps<"div">) {
  return <div className={cn("mt-5 flex flex-wrap justify-end gap-2", className)} {...rest} />;
}
