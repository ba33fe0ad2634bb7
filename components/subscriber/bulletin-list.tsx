"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { BulletinProgress } from "@/lib/subscriber/bulletin";
import { bulletinWords } from "@/lib/subscriber/words";

const number = new Intl.NumberFormat("en");

/** How far it has come, in words. */
function summary({ counted, total, sent, failed, pending, unsure }: BulletinProgress): string {
  if (!counted) return "About to be sent";
  if (total === 0) return "Nobody to tell";
  const parts = [`${number.format(sent)} of ${number.format(total)} sent`];
  if (pending > 0) parts.push(`${number.format(pending)} to go`);
  if (failed > 0) parts.push(`${number.format(failed)} failed`);
  if (unsure > 0) parts.push(`${number.format(unsure)} may not have arrived`);
  return parts.join(" · ");
}

type SendAgain = (id: string) => Promise<unknown>;

function Bulletin({ bulletin, onSendAgain }: { bulletin: BulletinProgress; onSendAgain: SendAgain }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const { id, title, status, createdAt, total, pending, unsure } = bulletin;
  const again = () =>
    start(async () => {
      await onSendAgain(id);
      router.refresh();
    });
  return (
    <li className="grid gap-1.5 px-4 py-3 sm:px-5">
      <p className="break-words">
        <strong className="font-medium">{bulletinWords[status]}:</strong> {title}
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
        <Time value={createdAt} />
        <span className="tabular-nums">{summary(bulletin)}</span>
        {unsure > 0 && (
          <Button size="sm" onClick={again} disabled={busy}>
            Send those again
          </Button>
        )}
      </div>
      {pending > 0 && (
        <progress
          className="h-1.5 w-full max-w-sm accent-ink"
          aria-label={`Sending ${title}`}
          value={total - pending}
          max={total}
        />
      )}
    </li>
  );
}

/** What subscribers were told of late, and how far the telling has come. */
export function BulletinList({
  bulletins,
  onSendAgain,
}: {
  bulletins: readonly BulletinProgress[];
  onSendAgain: SendAgain;
}) {
  return (
    <ul className="divide-y rounded border bg-raised">
      {bulletins.map((bulletin) => (
        <Bulletin key={bulletin.id} bulletin={bulletin} onSendAgain={onSendAgain} />
      ))}
    </ul>
  );
}
