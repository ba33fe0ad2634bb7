import type { ReactNode } from "react";
import { directionOf, type Language } from "@/lib/status-page/language";

export type Theme = "light" | "dark" | "auto";

/**
 * Around everything of a status page. The server that keeps drawn pages reads these attributes: it writes language,
 * direction and theme on the document and keeps what is for all.
 */
export function PageFrame({
  language,
  theme,
  keep,
  changedAt,
  children,
}: {
  language: Language;
  theme: Theme;
  keep: string | null;
  changedAt?: string;
  children: ReactNode;
}) {
  return (
    <div
      data-page-frame={keep ?? ""}
      lang={language}
      dir={directionOf(language)}
      data-theme={theme}
      data-changed-at={changedAt}
      className={`min-h-dvh bg-paper text-ink ${theme}`}
    >
      {children}
    </div>
  );
}
