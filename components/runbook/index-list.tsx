"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import type { Listed, Listing } from "@/components/runbook/listing";
import { Input } from "@/components/ui/input";

/** ECONNREFUSED, econn refused and "connection refused" are the same to who looks for them. */
const plain = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

const matches = ({ words }: Listed, wanted: readonly string[]): boolean => {
  const text = plain(words).join("-");
  return wanted.every((word) => text.includes(word));
};

function Group({ title, entries }: Listing) {
  return (
    <section className="mt-10 first:mt-0">
      <h2 className="font-semibold text-lg">{title}</h2>
      <ul
        className={`mt-2 border-t ${entries.every(({ about }) => about === "") ? "grid gap-x-8 sm:grid-cols-2" : ""}`}
      >
        {entries.map(({ slug, name, about }) => (
          <li key={slug} className="grid gap-x-6 gap-y-0.5 border-b py-2 sm:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
            <Link
              href={`/errors/${slug}`}
              prefetch={false}
              className={`underline underline-offset-2 hover:text-accent ${about === "" ? "sm:col-span-2" : "font-medium"}`}
            >
              {name}
            </Link>
            {about !== "" && <span className="text-muted">{about}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The index. Without script it is the whole list; with it, a field narrows the list as one types. */
export function IndexList({ listings }: { listings: readonly Listing[] }) {
  const [ready, setReady] = useState(false);
  const [text, setText] = useState("");
  useEffect(() => setReady(true), []);
  const wanted = plain(text);
  const shown = listings
    .map(({ title, entries }) => ({ title, entries: entries.filter((entry) => matches(entry, wanted)) }))
    .filter(({ entries }) => entries.length > 0);
  const count = shown.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <>
      <div className={`mb-8 max-w-md noscript:hidden print:hidden ${ready ? "" : "invisible"}`}>
        <label htmlFor="find-error" className="font-medium">
          Find an error
        </label>
        <Input
          id="find-error"
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder="502, ECONNREFUSED, certificate…"
          className="mt-1"
        />
        <p aria-live="polite" className="mt-1 text-faint text-sm">
          {wanted.length > 0 && (count === 0 ? "Nothing has these words." : `${count} found`)}
        </p>
      </div>
      {shown.map(({ title, entries }) => (
        <Group key={title} title={title} entries={entries} />
      ))}
    </>
  );
}
