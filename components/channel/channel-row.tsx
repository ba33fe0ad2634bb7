import Link from "next/link";
import { ChannelState } from "@/components/channel/channel-state";
import { KindSign } from "@/components/channel/kind-sign";

/** One channel of the list: what it is called, what it is, where it goes, whether it is in use. */
export function ChannelRow({
  channel: { id, name, disabledAt },
  label,
  sign,
  goesTo,
}: {
  channel: { id: string; name: string; disabledAt: string | null };
  label: string;
  sign: string;
  goesTo: string;
}) {
  return (
    <li>
      <Link
        href={`/channels/${id}`}
        className="flex items-center gap-3 px-4 py-2.5 no-underline hover:bg-sunken sm:gap-4 sm:px-5"
      >
        <KindSign sign={sign} />
        <span className="grid min-w-0 flex-1 gap-x-6 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,2fr)] md:items-center">
          <span className="break-words font-medium">{name}</span>
          <span className="text-muted text-sm">{label}</span>
          <span className="truncate text-faint text-sm">{goesTo === name ? "" : goesTo}</span>
        </span>
        <span className="shrink-0 text-sm">
          <ChannelState disabled={disabledAt !== null} />
        </span>
      </Link>
    </li>
  );
}
