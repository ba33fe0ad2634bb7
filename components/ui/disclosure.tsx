import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** A named fold. The browser's own `details`: it opens without script and is found by its search. */
export function Disclosure({
  title,
  summary,
  open = false,
  className,
  children,
}: {
  title: ReactNode;
  /** What is inside, in a few words, seen while it is closed. */
  summary?: ReactNode;
  open?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <details open={open} className={cn("group rounded border bg-raised", className)}>
      <summary className="flex min-h-10 list-none items-center gap-2 px-3 py-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 shrink-0 text-faint transition-transform group-open:rotate-90" aria-hidden />
        <span className="shrink-0 font-medium">{title}</span>
        {summary && <span className="ml-auto truncate text-faint text-sm group-open:invisible">{summary}</span>}
      </summary>
      <div className="border-t p-4">{children}</div>
    </details>
  );
}
