"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Time } from "@/components/ui/time";

const everyMs = 15_000;
const soonMs = 2000;
const waitMs = 10_000;

/** When the page last changed, as its public document says; null when that could not be read. */
async function readChangedAt(slug: string): Promise<string | null> {
  try {
    const response = await fetch(`/status/${slug}/api/v2/status.json`, {
      credentials: "omit",
      signal: AbortSignal.timeout(waitMs),
    });
    const body: unknown = await response.json();
    if (typeof body !== "object" || body === null || !("page" in body)) return null;
    const { page } = body as { page: { updated_at?: unknown } };
    return typeof page.updated_at === "string" ? page.updated_at : null;
  } catch {
    return null;
  }
}

/**
 * Keeps an open page true: asks every 15 seconds whether something changed and reads the page again when
 * it did. Says of when the page is, and when it could not ask.
 */
export function StatusRefresh({ slug, changedAt, updatedAt }: { slug: string; changedAt: string; updatedAt: string }) {
  const router = useRouter();
  const [askedAt, setAskedAt] = useState(updatedAt);
  const [lost, setLost] = useState(false);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    const ask = async () => {
      const now = document.hidden ? changedAt : await readChangedAt(slug);
      if (over) return;
      setLost(now === null);
      if (now !== null && !document.hidden) setAskedAt(new Date().toISOString());
      if (now !== null && now !== changedAt) router.refresh();
      timer = setTimeout(ask, now !== null && now !== changedAt ? soonMs : everyMs);
    };
    const onVisible = () => {
      if (document.hidden) return;
      clearTimeout(timer);
      ask();
    };
    ask();
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [router, slug, changedAt]);

  return (
    <p className="text-muted text-sm" data-changed-at={changedAt}>
      {lost ? "Could not be asked again; this is how it was at " : "As of "}
      <Time value={askedAt} format="clock" />
    </p>
  );
}
