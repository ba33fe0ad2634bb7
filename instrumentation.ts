/** What `scripts/serve-web.mjs` takes from Next's side of the process. */
type Shared = { hopcheckPages?: { follow: (changed: (tag: string) => void) => void } };

/** Called once when a server starts. Nothing is connected until the server that keeps drawn pages asks for it. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs") return;
  const { followPages } = await import("@/lib/status-page/follow-pages");
  const { log } = await import("@/lib/log");
  (globalThis as Shared).hopcheckPages = {
    follow: (changed) => {
      followPages(changed).catch((error: unknown) => {
        log("live").warn(
          { error: String(error) },
          "changes of status pages are not heard yet; pages are drawn anew each few seconds",
        );
      });
    },
  };
}
