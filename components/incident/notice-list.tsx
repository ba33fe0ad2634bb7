import Link from "next/link";
import { PlannedList } from "@/components/incident/planned-list";
import { StateMark } from "@/components/ui/state-mark";
import { Time } from "@/components/ui/time";
import type { DeliveryStatus, NoticeKind } from "@/lib/alert/notice";
import { type Quiet, quietWords } from "@/lib/incident/quiet";

/** One notice to one channel, with its tries. Times are ISO 8601. */
export type SentNotice = {
  id: string;
  kind: NoticeKind;
  status: DeliveryStatus;
  channelId: string;
  channelName: string;
  createdAt: string;
  deliveredAt: string | null;
  nextTryAt: string | null;
  attempts: readonly { at: string; answer: string }[];
};

const kinds: Record<NoticeKind, string> = {
  opened: "Opened",
  updated: "Changed",
  reminder: "Reminder",
  acknowledged: "Acknowledged",
  resolved: "Resolved",
  digest: "Digest",
  test: "Test",
};

function Outcome({ notice: { status, deliveredAt, nextTryAt, attempts } }: { notice: SentNotice }) {
  const tries = attempts.length > 1 ? ` at try ${attempts.length}` : "";
  if (status === "delivered") {
    return (
      <>
        Delivered{tries}, <Time value={deliveredAt ?? attempts.at(-1)?.at ?? ""} format="clock" />
      </>
    );
  }
  if (status === "dead") return <>Given up after {attempts.length === 1 ? "one try" : `${attempts.length} tries`}</>;
  if (status === "gathered") return <>On its way, in a digest</>;
  if (nextTryAt === null || attempts.length === 0) return <>On its way</>;
  return (
    <>
      Not delivered yet, next try <Time value={nextTryAt} format="clock" />
    </>
  );
}

const markOf = ({ status, attempts }: SentNotice) =>
  status === "delivered" ? "up" : status === "dead" ? "down" : attempts.length > 0 ? "degraded" : "pending";

const cancelledWords = (count: number): string =>
  count === 1 ? "One planned notice was not needed any more." : `${count} planned notices were not needed any more.`;

/** Who was told what, and how that ended, oldest first. @param quiet why nobody is told for now; null when they are */
export function NoticeList({ notices, quiet }: { notices: readonly SentNotice[]; quiet: Quiet | null }) {
  if (notices.length === 0 && quiet !== null) {
    return <p className="break-words text-muted">Nobody was told: {quietWords(quiet)}.</p>;
  }
  if (notices.length === 0) {
    return (
      <p className="text-muted">
        Nobody was told: this monitor has no channel.{" "}
        <Link href="/channels" className="text-accent underline underline-offset-2">
          Channels
        </Link>
      </p>
    );
  }
  const shown = notices.filter(({ status }) => status !== "cancelled" && status !== "planned");
  const planned = notices.filter(({ status }) => status === "planned");
  const cancelled = notices.length - shown.length - planned.length;
  return (
    <ul className="grid gap-3">
      {shown.map((notice) => {
        const answer = notice.status === "delivered" ? null : notice.attempts.at(-1)?.answer;
        return (
          <li key={notice.id} className="grid grid-cols-[0.75rem_minmax(0,1fr)] gap-x-3">
            <span className="flex h-5.5 items-center">
              <StateMark state={markOf(notice)} decorative />
            </span>
            <div className="min-w-0">
              <p className="break-words">
                {kinds[notice.kind]} to{" "}
                <Link href={`/channels/${notice.channelId}`} className="font-medium hover:underline">
                  {notice.channelName}
                </Link>
              </p>
              <p className="text-muted text-sm">
                <Outcome notice={notice} />
              </p>
              {answer && <p className="font-mono text-muted text-xs [overflow-wrap:anywhere]">{answer}</p>}
            </div>
          </li>
        );
      })}
      {planned.length > 0 && (
        <li>
          <PlannedList notices={planned} />
        </li>
      )}
      {cancelled > 0 && <li className="text-muted text-sm">{cancelledWords(cancelled)}</li>}
    </ul>
  );
}
