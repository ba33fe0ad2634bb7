/** A kind of channel in a small square, in place of a logo. The name stands beside it. */
export function KindSign({ sign }: { sign: string }) {
  return (
    <span
      aria-hidden
      className="inline-flex size-8 shrink-0 select-none items-center justify-center rounded border bg-sunken font-medium font-mono text-muted text-xs"
    >
      {sign}
    </span>
  );
}
