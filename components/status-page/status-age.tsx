import { Moment, Phrase } from "@/components/status-page/phrase";
import type { Language } from "@/lib/status-page/language";
import { wordsFor } from "@/lib/status-page/languages/all";

/** What is read anew each few seconds and is older than this could not be. */
const staleMs = 60_000;

/** Says of when the page is. The page's script keeps it true, and says when it could not ask. */
export function StatusAge({
  changedAt,
  updatedAt,
  language,
}: {
  changedAt: string;
  updatedAt: string;
  language: Language;
}) {
  const words = wordsFor(language);
  const values = { time: <Moment value={updatedAt} format="clock" language={language} /> };
  const isStale = Date.now() - Date.parse(updatedAt) > staleMs;
  return (
    <p className="text-muted text-sm" data-changed-at={changedAt} data-stale={isStale || undefined} data-status-age>
      <span data-known>
        <Phrase text={isStale ? words.stale : words.asOf} values={values} />
      </span>
      <span data-lost hidden>
        <Phrase text={words.lost} values={values} />
      </span>
    </p>
  );
}
