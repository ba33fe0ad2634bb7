import { HopLine } from "@/components/hop-line/hop-line";
import { confidenceWords } from "@/components/incident/incident-words";
import { Badge } from "@/components/ui/badge";
import type { Diagnosis } from "@/lib/diagnosis/diagnosis";
import type { Hop } from "@/lib/diagnosis/hop";

/** On a phone a hop's words stand beside its name, so that the first step to take is on the same screen. */
const standing =
  "max-sm:[&_li>div+div]:flex max-sm:[&_li>div+div]:flex-wrap max-sm:[&_li>div+div]:items-baseline max-sm:[&_li>div+div]:gap-x-2 max-sm:[&_li>div+div]:pb-2.5";

/** What failed and how sure that is: the sentence first, the path of the request under it. */
export function Verdict({ diagnosis, hops }: { diagnosis: Diagnosis; hops: readonly Hop[] }) {
  const { word, sentence } = confidenceWords[diagnosis.confidence];
  return (
    <section aria-label="Verdict" className="rounded border bg-raised p-4 sm:p-5">
      <p className="prose-width text-pretty font-medium text-lg">{diagnosis.summary}</p>
      <p className="mt-1 text-muted text-sm">
        <Badge className="mr-1.5 text-ink">{word}</Badge>
        {sentence}
      </p>
      <HopLine hops={hops} className={`mt-3 border-t pt-4 sm:mt-4 ${standing}`} />
    </section>
  );
}
