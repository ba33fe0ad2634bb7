import type { ReactNode } from "react";
import { directionOf, type Language } from "@/lib/status-page/language";
import type { PageTheme } from "@/lib/status-page/looks";

/**
 * Around everything of a status page. The server that keeps drawn pages reads these attributes: it writes language,
 * direction and theme on the document and keeps what is for all.
 */
export function PageFrame({
  language,
  theme,
  accent,
  keep,
  children,
}: {
  language: Language;
  theme: PageTheme;
  /** `#rrggbb`; null for the one of ours. */
  accent: string | null;
  keep: string | null;
  children: ReactNode;
}) {
  return (
    <div
      data-page-frame={keep ?? ""}
      lang={language}
      dir={directionOf(language)}
      data-theme={theme}
      className={`flex min-h-dvh flex-col bg-paper text-ink ${theme}`}
      style={accent === null ? undefined : ({ "--accent": accent } as Record<string, string>)}
    >
      {accent !== null && <div aria-hidden="true" className="h-1 bg-accent" />}
      {children}
    </div>
  );
}
