"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** A monitor that a component can show. */
export type Pickable = { id: string; name: string; url: string };

const shownAtMost = 30;

function Choice({ monitor, onPick }: { monitor: Pickable; onPick: () => void }) {
  return (
    <li className="flex items-center gap-3 border-t py-1.5 pr-2 pl-4 first:border-t-0">
      <span className="min-w-0 flex-1">
        <span className="block truncate">{monitor.name}</span>
        <span className="block truncate font-mono text-faint text-xs">{monitor.url}</span>
      </span>
      <Button size="sm" variant="ghost" onClick={onPick} aria-label={`Add ${monitor.name}`}>
        <Plus aria-hidden />
        Add
      </Button>
    </li>
  );
}

/** The monitors that are not on the page yet, to be found by name or URL and added one by one. */
export function MonitorPicker({
  monitors,
  picked,
  onPick,
}: {
  monitors: readonly Pickable[];
  picked: ReadonlySet<string>;
  onPick: (monitor: Pickable) => void;
}) {
  const [query, setQuery] = useState("");
  const words = query.trim().toLowerCase();
  const left = monitors.filter(({ id }) => !picked.has(id));
  const found = left.filter(({ name, url }) => `${name} ${url}`.toLowerCase().includes(words));
  if (monitors.length === 0) {
    return (
      <p className="rounded border border-dashed px-4 py-6 text-center text-muted">
        There is no monitor to show yet.{" "}
        <Link href="/monitors/new" className="text-accent underline underline-offset-2">
          Add a monitor
        </Link>
      </p>
    );
  }
  if (left.length === 0) return <p className="text-muted text-sm">All monitors are on this page.</p>;
  return (
    <div className="mt-2 grid gap-2">
      <h3 className="font-medium text-sm">Add monitors</h3>
      {left.length > 6 && (
        <Field label="Find a monitor">
          <Input type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
        </Field>
      )}
      <ul aria-label="Monitors to add" className="max-h-72 overflow-y-auto rounded border bg-raised">
        {found.slice(0, shownAtMost).map((monitor) => (
          <Choice key={monitor.id} monitor={monitor} onPick={() => onPick(monitor)} />
        ))}
        {found.length === 0 && <li className="px-4 py-3 text-muted">No monitor has this in its name or URL.</li>}
      </ul>
      {found.length > shownAtMost && (
        <p className="text-faint text-sm">{found.length - shownAtMost} more. Type a part of the name to find one.</p>
      )}
    </div>
  );
}
