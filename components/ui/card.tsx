import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type CardProps = {
  title?: ReactNode;
  description?: ReactNode;
  /** Beside the title, on the right. */
  actions?: ReactNode;
  /** False for content that reaches the edges, such as a table. */
  padded?: boolean;
  className?: string;
  id?: string;
  children?: ReactNode;
};

/** A sheet on the page, with an optional head. With a title it is a section of its own. */
export function Card({ title, description, actions, padded = true, className, id, children }: CardProps) {
  const Sheet = title ? "section" : "div";
  return (
    <Sheet id={id} className={cn("min-w-0 rounded border bg-raised", className)}>
      {(title || actions) && (
        <div
          className={cn(
            "flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4 sm:px-5",
            !padded && "pb-3",
          )}
        >
          <div className="min-w-0">
            {title && <h2 className="font-semibold text-lg">{title}</h2>}
            {description && <p className="prose-width text-muted text-sm">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      )}
      {padded ? <div className="p-4 sm:p-5">{children}</div> : children}
    </Sheet>
  );
}
