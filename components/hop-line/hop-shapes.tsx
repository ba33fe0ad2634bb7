import { cn } from "@/components/ui/cn";
import type { Hop } from "@/lib/diagnosis/hop";

const nodeInks: Record<Hop["state"], string> = {
  ok: "text-ink",
  failed: "text-down-mark",
  suspect: "text-degraded-mark",
  unknown: "text-edge",
};

/** A hop as a shape: filled circle, square, half circle, hollow circle. */
export function HopNode({ state }: { state: Hop["state"] }) {
  return (
    <svg viewBox="0 0 14 14" className={cn("size-3.5 shrink-0", nodeInks[state])} aria-hidden="true">
      {state === "ok" && <circle cx="7" cy="7" r="5" fill="currentColor" />}
      {state === "failed" && <rect x="1" y="1" width="12" height="12" rx="1" fill="currentColor" />}
      {state === "suspect" && (
        <>
          <circle cx="7" cy="7" r="5.1" fill="none" stroke="currentColor" strokeWidth="1.8" />
          <path d="M7 1.9a5.1 5.1 0 0 1 0 10.2z" fill="currentColor" />
        </>
      )}
      {state === "unknown" && (
        <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.4 2.4" />
      )}
    </svg>
  );
}

const piece = "min-h-1.5 flex-1 border-l-2 @3xl:min-h-0 @3xl:border-t-2 @3xl:border-l-0";

function Break({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 14 14" className={cn("size-3.5 shrink-0 rotate-90 @3xl:rotate-0", className)} aria-hidden="true">
      <path d="M2.5 12 6 2M8 12l3.5-10" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  );
}

/**
 * The way into the next hop: solid when it was reached, broken when it failed, dotted when nothing is known.
 * A suspect that answered, and so has a detail, was reached.
 */
export function HopSegment({ into: { state, detail } }: { into: Hop }) {
  if (state === "ok" || (state === "suspect" && detail !== null)) return <span className={cn(piece, "border-ink")} />;
  if (state === "unknown") return <span className={cn(piece, "border-edge border-dotted")} />;
  const ink = state === "failed" ? "text-down-mark" : "text-degraded-mark";
  return (
    <>
      <span className={cn(piece, "border-ink")} />
      <Break className={ink} />
      <span className={cn(piece, "max-h-4 border-current border-dashed @3xl:max-h-none @3xl:max-w-8", ink)} />
    </>
  );
}
