import { cn } from "@/components/ui/cn";

/** The mark, a line broken into its last hop, and the name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold text-lg tracking-tight", className)}>
      <svg viewBox="0 0 36 12" className="h-3 w-9" aria-hidden="true">
        <path d="M4 6h15" stroke="currentColor" strokeWidth="2" />
        <circle cx="4" cy="6" r="4" fill="currentColor" />
        <circle cx="15" cy="6" r="3" fill="currentColor" />
        <path d="m20 10 2.6-8m1.6 8 2.6-8" className="stroke-down-mark" strokeWidth="1.7" strokeLinecap="round" />
        <rect x="28.5" y="2.5" width="7" height="7" rx="0.8" className="fill-down-mark" />
      </svg>
      Hopcheck
    </span>
  );
}
