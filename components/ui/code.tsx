import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";

/** Evidence or a command, in the monospaced face. With `copy` it has a button that says what it copies. */
export function Code({ text, copy, className }: { text: string; copy?: string; className?: string }) {
  return (
    <div className={cn("flex items-start gap-1 rounded bg-sunken", className)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="min-w-0 flex-1 overflow-x-auto px-3 py-2 font-mono text-sm leading-5">
        {text}
      </pre>
      {copy && <CopyButton value={text} label={copy} compact className="m-0.5" />}
    </div>
  );
}
