import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

export type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** The page above this one. */
  back?: { href: string; label: string };
};

/** The head of a page: where it belongs, its one title, what it is about, what can be done. */
export function PageHeader({ title, description, actions, back }: PageHeaderProps) {
  return (
    <header className="mb-6">
      {back && (
        <Link
          href={back.href}
          className="-ml-1 mb-2 inline-flex items-center gap-0.5 text-muted text-sm hover:text-ink"
        >
          <ChevronLeft className="size-4" aria-hidden />
          {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 max-w-full">
          <h1 className="break-words font-semibold text-2xl">{title}</h1>
          {description && <div className="prose-width mt-1 text-muted">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 sm:pt-0.5">{actions}</div>}
      </div>
    </header>
  );
}
