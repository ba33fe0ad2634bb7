import type { ReactNode } from "react";

/** A page below a status page: the way back to it, then what this one is about. */
export function BelowPage({
  name,
  home,
  title,
  children,
}: {
  name: string;
  /** The address of the status page. */
  home: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-3xl flex-col px-4 pb-12 sm:px-6">
      <header className="pt-10 pb-6 sm:pt-16">
        <a href={home} className="break-words text-muted hover:text-ink">
          ← {name}
        </a>
        <h1 className="mt-2 break-words font-semibold text-2xl">{title}</h1>
      </header>
      <main>{children}</main>
    </div>
  );
}
