"use client";

import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/ui/cn";

/** A menu behind a button. */
export const Menu = Primitive.Root;
/** What opens it. Use `asChild` with a `Button`. */
export const MenuTrigger = Primitive.Trigger;
/** A group of choices of which one holds. */
export const MenuRadioGroup = Primitive.RadioGroup;

/** The list that floats. */
export function MenuContent({ className, ...rest }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={4}
        collisionPadding={8}
        className={cn("z-50 min-w-44 rounded border bg-raised p-1 shadow-float", className)}
        {...rest}
      />
    </Primitive.Portal>
  );
}

const itemLooks =
  "flex min-h-8 select-none items-center gap-2 rounded px-2 text-base text-ink outline-none data-highlighted:bg-sunken data-disabled:text-faint [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint";

/** One choice. Use `asChild` with a link. */
export function MenuItem({ className, ...rest }: ComponentProps<typeof Primitive.Item>) {
  return <Primitive.Item className={cn(itemLooks, className)} {...rest} />;
}

/** One of a group of choices; the one that holds is marked. */
export function MenuRadioItem({ className, children, ...rest }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem className={cn(itemLooks, "pr-7 data-[state=checked]:font-medium", className)} {...rest}>
      {children}
      <Primitive.ItemIndicator className="ml-auto text-muted">✓</Primitive.ItemIndicator>
    </Primitive.RadioItem>
  );
}

/** A thin line between groups. */
export function MenuSeparator() {
  return <Primitive.Separator className="my-1 h-px bg-line" />;
}

/** A heading inside a menu; it cannot be chosen. */
export function MenuLabel({ className, ...rest }: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label className={cn("truncate px-2 py-1.5 text-faint text-xs", className)} {...rest} />;
}
