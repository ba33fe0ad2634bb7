"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { KindSign } from "@/components/channel/kind-sign";
import { Input } from "@/components/ui/input";

export type OfferedKind = { kind: string; label: string; sign: string; summary: string };

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "");

/** All kinds of channels to choose from; a field narrows them as one types. */
export function KindGrid({ kinds }: { kinds: readonly OfferedKind[] }) {
  const [text, setText] = useState("");
  const wanted = plain(text);
  const shown = kinds.filter(({ label, summary, kind }) => plain(`${label}${kind}${summary}`).includes(wanted));
  return (
    <div className="grid gap-4">
      <div className="relative max-w-md">
        <Search className="absolute top-2.5 left-2.5 size-4 text-faint" aria-hidden />
        <Input
          type="search"
          aria-label="Find a kind of channel"
          placeholder="Slack, SMS, phone…"
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="pl-8.5 [&::-webkit-search-cancel-button]:grayscale"
        />
      </div>
      <p aria-live="polite" className="sr-only">
        {wanted !== "" && `${shown.length} kinds found`}
      </p>
      {shown.length === 0 && (
        <p className="text-muted">
          Nothing has these words. A webhook reaches what takes HTTP, and Apprise more than a hundred services.
        </p>
      )}
      <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {shown.map(({ kind, label, sign, summary }) => (
          <li key={kind} className="grid">
            <Link
              href={`/channels/new/${kind}`}
              prefetch={false}
              className="flex items-start gap-3 rounded border bg-raised p-3 no-underline hover:border-edge hover:bg-sunken"
            >
              <KindSign sign={sign} />
              <span className="min-w-0">
                <span className="block font-medium">{label}</span>
                <span className="block text-muted text-sm">{summary}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
