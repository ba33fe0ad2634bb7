import Link from "next/link";
import { entryMark, statusWords } from "@/components/announcement/words";
import { Badge } from "@/components/ui/badge";
import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import type { Announcement } from "@/lib/announcement/announcement";

function Row({ entry, href }: { entry: Announcement; href: string }) {
  return (
    <li className="relative flex items-start gap-3 px-4 py-3 hover:bg-sunken/50 sm:px-5">
      <StateMark state={entryMark(entry.impact, entry.resolvedAt)} decorative className="mt-1" />
      <div className="min-w-0 flex-1">
        <Link href={href} className="line-clamp-2 break-words font-medium after:absolute after:inset-0">
          {entry.title}
        </Link>
        <p className="flex flex-wrap gap-x-2 text-muted text-sm">
          <span>{statusWords[entry.status]}</span>
          <Time value={entry.startedAt} />
          <span>{entry.updates.length === 1 ? "1 update" : `${entry.updates.length} updates`}</span>
        </p>
      </div>
      {entry.draft && <Badge>Draft</Badge>}
      {entry.incidentId !== null && <Badge>By rule</Badge>}
    </li>
  );
}

/** The entries of a page, newest first. */
export function AnnouncementList({ entries, pageId }: { entries: readonly Announcement[]; pageId: string }) {
  return (
    <ul className="divide-y rounded border bg-raised">
      {entries.map((entry) => (
        <Row key={entry.id} entry={entry} href={`/status-pages/${pageId}/incidents/${entry.id}`} />
      ))}
    </ul>
  );
}
