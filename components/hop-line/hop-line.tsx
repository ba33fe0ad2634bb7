import { HopNode, HopSegment } from "@/components/hop-line/hop-shapes";
import { cn } from "@/components/ui/cn";
import type { Hop } from "@/lib/diagnosis/hop";

/** What is said of a hop besides its name: words, so that the line reads without colour. */
const stateWords: Record<Hop["state"], string | null> = {
  ok: null,
  failed: "failed here",
  suspect: "suspected",
  unknown: "nothing known",
};

const wordInks: Record<Hop["state"], string> = {
  ok: "",
  failed: "text-down",
  suspect: "text-degraded",
  unknown: "text-faint",
};

function HopItem({ hop, next, large }: { hop: Hop; next: Hop | undefined; large: boolean }) {
  const word = stateWords[hop.state];
  return (
    <li className={cn("flex min-w-0 gap-3 @3xl:block", next && "@3xl:flex-1")}>
      <div className="flex w-3.5 shrink-0 flex-col items-center @3xl:mb-2 @3xl:h-3.5 @3xl:w-auto @3xl:flex-row">
        <HopNode state={hop.state} />
        {next && <HopSegment into={next} />}
      </div>
      <div className={cn("-mt-1 min-w-0 @3xl:mt-0 @3xl:pr-3", next && "pb-4 @3xl:pb-0")}>
        <p
          className={cn(
            "break-words font-medium",
            large ? "text-lg" : "text-base",
            hop.state === "unknown" && "text-muted",
          )}
        >
          {hop.label}
          {hop.state === "ok" && <span className="sr-only">: passed</span>}
        </p>
        {word && <p className={cn("font-medium text-sm", wordInks[hop.state])}>{word}</p>}
        {hop.detail && (
          <p className="break-words font-mono text-muted text-xs [overflow-wrap:anywhere]">{hop.detail}</p>
        )}
      </div>
    </li>
  );
}

/**
 * The signature: the request's path with a node a hop. Solid where traffic was seen, broken
 * into the hop that failed, dotted where nothing is known. It lies down where there is room
 * and stands up where there is none.
 */
export function HopLine({
  hops,
  large = false,
  className,
}: {
  hops: readonly Hop[];
  large?: boolean;
  className?: string;
}) {
  return (
    <div className={cn("@container", className)}>
      <ol aria-label="The path of the request" className="flex flex-col @3xl:flex-row">
        {hops.map((hop, index) => (
          <HopItem key={`${hop.kind}-${hop.label}`} hop={hop} next={hops[index + 1]} large={large} />
        ))}
      </ol>
    </div>
  );
}
