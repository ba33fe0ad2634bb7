import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { cn } from "@/components/ui/cn";
import { markdownTree } from "@/lib/announcement/markdown";

/** Somebody's Markdown, safe to show: elements made one by one from a tree that was cleaned. */
export function Markdown({ source, className }: { source: string; className?: string }) {
  return (
    <div className={cn("markdown prose-width break-words", className)}>
      {toJsxRuntime(markdownTree(source), { Fragment, jsx, jsxs })}
    </div>
  );
}
