import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { cn } from "@/components/ui/cn";
import { markdownTree } from "@/lib/announcement/markdown";

const looks = [
  "prose-width grid gap-2 break-words",
  "[&_a]:text-accent [&_a]:underline [&_a]:underline-offset-2",
  "[&_ul]:list-disc [&_ul]:ps-5 [&_ol]:list-decimal [&_ol]:ps-5",
  "[&_code]:font-mono [&_code]:text-sm [&_pre]:overflow-x-auto [&_pre]:rounded [&_pre]:bg-sunken [&_pre]:p-3",
  "[&_blockquote]:border-s-2 [&_blockquote]:ps-3 [&_blockquote]:text-muted [&_h3]:font-semibold [&_h4]:font-medium",
];

/** Somebody's Markdown, safe to show: elements made one by one from a tree that was cleaned. */
export function Markdown({ source, className }: { source: string; className?: string }) {
  return <div className={cn(looks, className)}>{toJsxRuntime(markdownTree(source), { Fragment, jsx, jsxs })}</div>;
}
