/** What `scripts/serve-web.mjs` takes from Next's side of the process. */
type Shared = {
  hopcheckPages?: {
    follow: (changed: (tag: string) => void) => void;
    pageAtHost: (host: string) => Promise<string | null>;
  };
};

/** Called once when a server starts. Nothing is connected until the server that keeps drawn pages asks for it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { followPages } = await import("@/lib/status-page/follow-pages");
  const { pageAtHost } = await import("@/lib/status-page/page-at-host");
  const { log } = await import("@/lib/log");
  (globalThis as Shared).hopcheckPages = {
    pageAtHost,
    follow: (changed) => {
      followPages(changed).catch((error: unknown) => {
        log("live").warn(
          { error: String(error) },
          "changes of status pages are not heard; pages are drawn anew each 15 s",
        );
      });
    },
  };
}
