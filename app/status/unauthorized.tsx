import { headers } from "next/headers";
import { directionOf, isLanguage } from "@/lib/status-page/language";
import { wordsFor } from "@/lib/status-page/languages/all";

/** What a page that asks for a password shows: not even its name. */
export default async function PasswordPage() {
  const incoming = await headers();
  const asked = incoming.get("x-hopcheck-language");
  const language = isLanguage(asked) ? asked : "en";
  const words = wordsFor(language).password;
  const address = new URL(incoming.get("x-hopcheck-url") ?? "/", "http://localhost");
  const problem = address.searchParams.get("problem");
  const isOwnHost = incoming.has("x-hopcheck-host");
  const slug = /^\/status\/([a-z0-9-]{1,63})/.exec(address.pathname)?.[1] ?? "";
  return (
    <div
      className="auto bg-paper text-ink"
      data-page-frame=""
      data-theme="auto"
      lang={language}
      dir={directionOf(language)}
    >
      <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-4 sm:px-6">
        <h1 className="font-semibold text-2xl">{words.title}</h1>
        <p className="mt-2 text-muted">{words.hint}</p>
        <form method="post" action={isOwnHost ? "/enter" : `/status/${slug}/enter`} className="mt-6 grid gap-3">
          <label className="grid gap-1.5 font-medium">
            {words.label}
            <input
              name="password"
              type="password"
              required
              maxLength={128}
              autoComplete="current-password"
              aria-invalid={problem !== null}
              aria-describedby={problem === null ? undefined : "problem"}
              className="h-10 rounded border border-edge bg-raised px-3 font-normal text-lg"
            />
          </label>
          {problem !== null && (
            <p id="problem" role="alert" className="text-down">
              {problem === "limit" ? words.limit : words.wrong}
            </p>
          )}
          <button type="submit" className="h-10 rounded bg-ink px-4 font-medium text-paper">
            {words.open}
          </button>
        </form>
      </main>
    </div>
  );
}
