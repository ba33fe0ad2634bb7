"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef } from "react";
import { Input, Select } from "@/components/ui/input";
import { stateWord } from "@/components/ui/state-mark";
import { monitorStates } from "@/lib/monitor/monitor";

const typingMs = 250;

export type ShownFilter = { query: string; state: string; tag: string };

function addressOf(path: string, form: HTMLFormElement): string {
  const entries = [...new FormData(form)].filter(([, value]) => value !== "") as [string, string][];
  const query = new URLSearchParams(entries).toString();
  return query === "" ? path : `${path}?${query}`;
}

/** Search and filters of the list. They live in the address, so a view can be kept and sent; it works as a plain form too. */
export function MonitorFilter({
  filter: { query, state, tag },
  tags,
}: {
  filter: ShownFilter;
  tags: readonly string[];
}) {
  const router = useRouter();
  const path = usePathname();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // The address may change without the form ("Show all", the back button); what is being typed in stays.
    for (const [name, value] of Object.entries({ query, state, tag })) {
      const control = form.current?.elements.namedItem(name);
      const writable = control instanceof HTMLInputElement || control instanceof HTMLSelectElement;
      if (writable && control !== document.activeElement) control.value = value;
    }
  }, [query, state, tag]);
  const apply = (of: HTMLFormElement, delayMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => router.replace(addressOf(path, of), { scroll: false }), delayMs);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(event.currentTarget, 0);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: not every browser knows the element yet
    <form ref={form} role="search" action={path} onSubmit={submit} className="flex flex-wrap gap-2">
      <div className="relative min-w-full flex-1 sm:min-w-48">
        <Search className="absolute top-2.5 left-2.5 size-4 text-faint" aria-hidden />
        <Input
          name="query"
          type="search"
          aria-label="Search by name or URL"
          placeholder="Search by name or URL"
          defaultValue={query}
          className="pl-8.5 [&::-webkit-search-cancel-button]:grayscale"
          onChange={({ currentTarget }) => currentTarget.form && apply(currentTarget.form, typingMs)}
        />
      </div>
      <Select
        name="state"
        aria-label="State"
        defaultValue={state}
        className="w-auto flex-1 sm:flex-none"
        onChange={({ currentTarget }) => currentTarget.form && apply(currentTarget.form, 0)}
      >
        <option value="">Every state</option>
        {monitorStates.map((each) => (
          <option key={each} value={each}>
            {stateWord(each)}
          </option>
        ))}
      </Select>
      <Input
        name="tag"
        aria-label="Tag"
        placeholder="Tag"
        list="monitor-tags"
        defaultValue={tag}
        className="w-32 flex-1 sm:flex-none"
        onChange={({ currentTarget }) => currentTarget.form && apply(currentTarget.form, typingMs)}
      />
      <datalist id="monitor-tags">
        {tags.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </form>
  );
}
