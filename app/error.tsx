"use client";

import { Button } from "@/components/ui/button";

/** Where a page could not be made. The digest finds the line in the server's log. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="mx-auto grid min-h-[60dvh] max-w-xl content-center gap-3 px-5">
      <h1 className="font-semibold text-2xl">This page could not be made</h1>
      <p className="text-muted">
        The fault is on the side of this server, not yours. Monitors go on being checked. Trying again may help.
      </p>
      {error.digest && (
        <p className="text-faint text-sm">
          In the log it is called <code className="font-mono">{error.digest}</code>.
        </p>
      )}
      <div className="mt-2">
        <Button onClick={reset}>Try again</Button>
      </div>
    </main>
  );
}
